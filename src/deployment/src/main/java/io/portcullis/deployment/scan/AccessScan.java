package io.portcullis.deployment.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.config.BuildConfig.DefaultRule;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Finds the access rule of a method: its own, else that of its class, else the configured default, else none. */
final class AccessScan {

    private static final List<DotName> OURS = List.of(Names.REQUIRES_ROLE, Names.REQUIRES_ROLE_ALL);
    private static final List<DotName> THEIRS = List.of(Names.ROLES_ALLOWED, Names.AUTHENTICATED, Names.PERMIT_ALL,
            Names.DENY_ALL);
    private static final List<DotName> NOT_YET = List.of(Names.PERMISSIONS_ALLOWED, Names.PERMISSIONS_ALLOWED_LIST);

    private final Problems problems;
    private final Optional<DefaultRule> defaultRule;

    AccessScan(Problems problems, Optional<DefaultRule> defaultRule) {
        this.problems = problems;
        this.defaultRule = defaultRule;
    }

    /** The rule; empty when there is none that could be used, which is a problem by then. */
    Optional<AccessRule> ruleOf(MethodInfo method) {
        List<AnnotationInstance> own = rules(method);
        List<AnnotationInstance> inherited = rules(method.declaringClass());
        if (contradict(method, own, inherited)) {
            return Optional.empty();
        }
        AnnotationInstance rule = own.isEmpty() ? inherited.stream().findFirst().orElse(null) : own.get(0);
        return rule == null ? byDefault(method) : rule(method, rule);
    }

    private boolean contradict(MethodInfo method, List<AnnotationInstance> own, List<AnnotationInstance> inherited) {
        String place = Place.of(method);
        boolean permissions = NOT_YET.stream().anyMatch(
                name -> method.hasDeclaredAnnotation(name) || method.declaringClass().hasDeclaredAnnotation(name));
        if (permissions) {
            problems.add(Code.PC007, place, "@PermissionsAllowed is not supported on tools.",
                    "write @RequiresRole(\"...\") instead");
        } else if (own.size() > 1) {
            problems.add(Code.PC006, place, "The method has more than one access rule: " + spelled(own) + ".",
                    "keep one of them");
        } else if (inherited.size() > 1) {
            problems.add(Code.PC006, method.declaringClass().name().toString(),
                    "The class has more than one access rule: " + spelled(inherited) + ".", "keep one of them");
        } else if (isOurs(own) && inherited.stream().anyMatch(rule -> THEIRS.contains(rule.name()))) {
            problems.add(Code.PC006, place, "The class carries " + spelled(inherited)
                    + ", which Quarkus goes on enforcing; @RequiresRole on the method does not replace it.",
                    "use @RequiresRole on the class too", "use @RolesAllowed on the method too");
        } else {
            return false;
        }
        return true;
    }

    private static boolean isOurs(List<AnnotationInstance> rules) {
        return rules.stream().anyMatch(rule -> OURS.contains(rule.name()));
    }

    private Optional<AccessRule> byDefault(MethodInfo method) {
        if (defaultRule.isPresent()) {
            return Optional.of(AccessRule.of(defaultRule.get() == DefaultRule.DENY_ALL ? Kind.DENIED : Kind.AUTHENTICATED));
        }
        problems.add(Code.PC001, Place.of(method), "Nobody said who may call this tool.",
                "write @RequiresRole(\"...\") on the method, or on its class for all of its tools",
                "write @Authenticated for every caller with a valid credential",
                "write @PermitAll if it is meant for everybody, or @DenyAll for nobody",
                "set portcullis.access.default=deny-all or authenticated to decide for all tools without a rule");
        return Optional.empty();
    }

    private Optional<AccessRule> rule(MethodInfo method, AnnotationInstance rule) {
        DotName name = rule.name();
        if (name.equals(Names.PERMIT_ALL)) {
            return Optional.of(AccessRule.of(Kind.PUBLIC));
        } else if (name.equals(Names.DENY_ALL)) {
            return Optional.of(AccessRule.of(Kind.DENIED));
        } else if (name.equals(Names.AUTHENTICATED)) {
            return Optional.of(AccessRule.of(Kind.AUTHENTICATED));
        }
        List<Set<String>> roles = new ArrayList<>();
        AnnotationInstance[] each = name.equals(Names.REQUIRES_ROLE_ALL) ? rule.value().asNestedArray()
                : new AnnotationInstance[] { rule };
        for (AnnotationInstance anyOf : each) {
            roles.add(Set.copyOf(Arrays.asList(anyOf.value().asStringArray())));
        }
        if (!valid(method, roles)) {
            return Optional.empty();
        }
        boolean everybody = name.equals(Names.ROLES_ALLOWED) && roles.get(0).contains("**");
        return Optional.of(everybody ? AccessRule.of(Kind.AUTHENTICATED) : AccessRule.roles(roles));
    }

    private boolean valid(MethodInfo method, List<Set<String>> roles) {
        for (Set<String> anyOf : roles) {
            if (anyOf.isEmpty() || anyOf.stream().anyMatch(String::isBlank)) {
                problems.add(Code.PC007, Place.of(method), "The rule names no role, or a blank one.",
                        "name the roles of which one is enough", "write @DenyAll if nobody may call the tool");
                return false;
            }
            if (anyOf.stream().anyMatch(role -> role.contains("${"))) {
                problems.add(Code.PC007, Place.of(method), "The rule names a role by a configuration expression.",
                        "write the role itself: a rule is fixed by the build");
                return false;
            }
        }
        return true;
    }

    private static List<AnnotationInstance> rules(AnnotationTarget target) {
        List<AnnotationInstance> rules = new ArrayList<>();
        for (List<DotName> family : List.of(OURS, THEIRS)) {
            for (DotName name : family) {
                AnnotationInstance rule = target instanceof ClassInfo type ? type.declaredAnnotation(name)
                        : target.asMethod().declaredAnnotation(name);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    private static String spelled(List<AnnotationInstance> rules) {
        return String.join(", ", rules.stream().map(rule -> "@" + rule.name().withoutPackagePrefix()).toList());
    }
}
