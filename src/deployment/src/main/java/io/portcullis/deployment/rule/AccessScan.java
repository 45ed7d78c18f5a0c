package io.portcullis.deployment.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.config.BuildConfig.DefaultRule;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;

/**
 * Finds the access rule of an entry: that of its method, else that of its class, else the configured default, else none. Scopes
 * are found the same way, apart from the rest, and are a rule by themselves.
 */
public final class AccessScan {

    private final Problems problems;
    private final Optional<DefaultRule> defaultRule;

    public AccessScan(Problems problems, Optional<DefaultRule> defaultRule) {
        this.problems = problems;
        this.defaultRule = defaultRule;
    }

    /** The rule; empty when there is none that could be used, which is a problem by then. */
    public Optional<AccessRule> ruleOf(Candidate entry) {
        List<AnnotationInstance> own = WrittenRules.on(entry.method());
        List<AnnotationInstance> inherited = WrittenRules.on(entry.method().declaringClass());
        if (contradict(entry, own, inherited)) {
            return Optional.empty();
        }
        AnnotationInstance rule = own.isEmpty() ? inherited.stream().findFirst().orElse(null) : own.get(0);
        Optional<Set<String>> scopes = WrittenRules.scopesOf(entry.method());
        if (rule == null) {
            return scopes.isEmpty() ? byDefault(entry) : scoped(entry, AccessRule.of(Kind.AUTHENTICATED), scopes.get());
        }
        return rule(entry, rule).flatMap(who -> scopes.isEmpty() ? Optional.of(who) : scoped(entry, who, scopes.get()));
    }

    private Optional<AccessRule> scoped(Candidate entry, AccessRule identity, Set<String> scopes) {
        return validScopes(entry, identity, scopes) ? Optional.of(identity.withScopes(scopes)) : Optional.empty();
    }

    private boolean validScopes(Candidate entry, AccessRule identity, Set<String> scopes) {
        if (identity.kind() == Kind.PUBLIC) {
            problems.add(Code.PC006, entry.place(), "@PermitAll lets everybody in, and @RequiresScope does not.",
                    "write @Authenticated on the method instead of @PermitAll",
                    "move the " + entry.noun() + " into a class without @RequiresScope");
            return false;
        }
        if (scopes.isEmpty() || !scopes.stream().allMatch(Access::isScope)) {
            problems.add(Code.PC007, entry.place(), "The rule names no scope, or one that cannot be a scope.",
                    "name scopes like \"tickets:read\", without spaces, quotes and backslashes");
            return false;
        }
        return true;
    }

    private boolean contradict(Candidate entry, List<AnnotationInstance> own, List<AnnotationInstance> inherited) {
        String owner = entry.method().declaringClass().name().toString();
        if (WrittenRules.asksForPermissions(entry.method())) {
            problems.add(Code.PC007, entry.place(), "@PermissionsAllowed is not supported on entries.",
                    "write @RequiresRole(\"...\") instead");
        } else if (own.size() > 1) {
            problems.add(Code.PC006, entry.place(),
                    "The method has more than one access rule: " + WrittenRules.spelled(own) + ".", "keep one of them");
        } else if (inherited.size() > 1) {
            problems.add(Code.PC006, owner,
                    "The class has more than one access rule: " + WrittenRules.spelled(inherited) + ".", "keep one of them");
        } else if (own.stream().anyMatch(WrittenRules::isOurs) && !inherited.stream().allMatch(WrittenRules::isOurs)) {
            problems.add(Code.PC006, entry.place(), "The class carries " + WrittenRules.spelled(inherited)
                    + ", which Quarkus goes on enforcing; @RequiresRole on the method does not replace it.",
                    "use @RequiresRole on the class too", "use @RolesAllowed on the method too");
        } else {
            return false;
        }
        return true;
    }

    private Optional<AccessRule> byDefault(Candidate entry) {
        if (defaultRule.isPresent()) {
            return Optional.of(AccessRule.of(defaultRule.get() == DefaultRule.DENY_ALL ? Kind.DENIED : Kind.AUTHENTICATED));
        }
        problems.add(Code.PC001, entry.place(),
                "Nobody said who may " + (entry.feature() == Feature.TOOL ? "call" : "use") + " this " + entry.noun() + ".",
                "write @RequiresRole(\"...\") on the method, or on its class for all of its " + entry.noun() + "s",
                "write @Authenticated for every caller with a valid credential",
                "write @RequiresScope(\"...\") for every caller whose credential has the scope",
                "write @PermitAll if it is meant for everybody, or @DenyAll for nobody",
                "set portcullis.access.default=deny-all or authenticated to decide for all " + entry.noun()
                        + "s without a rule");
        return Optional.empty();
    }

    private Optional<AccessRule> rule(Candidate entry, AnnotationInstance rule) {
        List<Set<String>> roles = WrittenRules.rolesOf(rule);
        for (Set<String> anyOf : roles) {
            if (!valid(entry, anyOf)) {
                return Optional.empty();
            }
        }
        return Optional.of(WrittenRules.asData(rule));
    }

    private boolean valid(Candidate entry, Set<String> anyOf) {
        if (anyOf.isEmpty() || anyOf.stream().anyMatch(String::isBlank)) {
            problems.add(Code.PC007, entry.place(), "The rule names no role, or a blank one.",
                    "name the roles of which one is enough", "write @DenyAll if nobody may call the " + entry.noun());
            return false;
        }
        if (anyOf.stream().anyMatch(role -> role.contains("${"))) {
            problems.add(Code.PC007, entry.place(), "The rule names a role by a configuration expression.",
                    "write the role itself: a rule is fixed by the build");
            return false;
        }
        return true;
    }
}
