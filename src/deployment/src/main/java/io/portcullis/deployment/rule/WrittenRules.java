package io.portcullis.deployment.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.deployment.index.Names;

/** Access rules as they are written on methods and classes: our own, and those that Quarkus enforces besides us. */
public final class WrittenRules {

    private static final List<DotName> OURS = List.of(Names.REQUIRES_ROLE, Names.REQUIRES_ROLE_ALL);
    private static final List<DotName> THEIRS = List.of(Names.ROLES_ALLOWED, Names.AUTHENTICATED, Names.PERMIT_ALL,
            Names.DENY_ALL);
    private static final List<DotName> PERMISSIONS = List.of(Names.PERMISSIONS_ALLOWED, Names.PERMISSIONS_ALLOWED_LIST);

    private WrittenRules() {
    }

    /** The rules on a class or method itself. */
    public static List<AnnotationInstance> on(AnnotationTarget target) {
        return Stream.concat(OURS.stream(), THEIRS.stream()).map(name -> declared(target, name))
                .filter(rule -> rule != null).toList();
    }

    /** The rules Quarkus enforces. */
    public static List<AnnotationInstance> ofQuarkusOn(AnnotationTarget target) {
        return on(target).stream().filter(rule -> !isOurs(rule)).toList();
    }

    /** The scopes an entry needs: those on its method, else those on its class; empty when neither is annotated. */
    static Optional<Set<String>> scopesOf(MethodInfo method) {
        return Stream.of(method, method.declaringClass()).map(target -> declared(target, Names.REQUIRES_SCOPE))
                .filter(Objects::nonNull).findFirst().map(WrittenRules::texts);
    }

    /** Whether the method itself asks for scopes. */
    public static boolean asksForScopes(MethodInfo method) {
        return method.hasDeclaredAnnotation(Names.REQUIRES_SCOPE);
    }

    /** Whether the method or its class asks for permissions, which nothing of ours understands. */
    public static boolean asksForPermissions(MethodInfo method) {
        return PERMISSIONS.stream().anyMatch(
                name -> method.hasDeclaredAnnotation(name) || method.declaringClass().hasDeclaredAnnotation(name));
    }

    /** The rule as data. It has passed the checks. */
    public static AccessRule asData(AnnotationInstance rule) {
        DotName name = rule.name();
        if (name.equals(Names.PERMIT_ALL)) {
            return AccessRule.of(Kind.PUBLIC);
        } else if (name.equals(Names.DENY_ALL)) {
            return AccessRule.of(Kind.DENIED);
        }
        List<Set<String>> roles = rolesOf(rule);
        boolean everybody = roles.isEmpty() || name.equals(Names.ROLES_ALLOWED) && roles.get(0).contains("**");
        return everybody ? AccessRule.of(Kind.AUTHENTICATED) : AccessRule.roles(roles);
    }

    /** The rules, as they are written. */
    public static String spelled(List<AnnotationInstance> rules) {
        return String.join(", ", rules.stream().map(rule -> "@" + rule.name().withoutPackagePrefix()).toList());
    }

    static boolean isOurs(AnnotationInstance rule) {
        return OURS.contains(rule.name());
    }

    /** Sets of which one role each is needed; empty for a rule about something else. */
    static List<Set<String>> rolesOf(AnnotationInstance rule) {
        if (rule.name().equals(Names.REQUIRES_ROLE_ALL)) {
            return Arrays.stream(rule.value().asNestedArray()).map(WrittenRules::texts).toList();
        }
        return isOurs(rule) || rule.name().equals(Names.ROLES_ALLOWED) ? List.of(texts(rule)) : List.of();
    }

    private static Set<String> texts(AnnotationInstance rule) {
        return Set.copyOf(Arrays.asList(rule.value().asStringArray()));
    }

    private static AnnotationInstance declared(AnnotationTarget target, DotName name) {
        return target instanceof ClassInfo type ? type.declaredAnnotation(name) : target.asMethod().declaredAnnotation(name);
    }
}
