package io.portcullis.deployment.rule;

import java.lang.reflect.Modifier;
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
 * and permissions are found the same way, apart from the rest, and are a rule by themselves.
 */
public final class AccessScan {

    private final WrittenRules rules;
    private final RuleClash clash;
    private final Problems problems;
    private final Optional<DefaultRule> defaultRule;

    public AccessScan(WrittenRules rules, Problems problems, Optional<DefaultRule> defaultRule) {
        this.rules = rules;
        this.clash = new RuleClash(rules, problems);
        this.problems = problems;
        this.defaultRule = defaultRule;
    }

    /** The rule; empty when there is none that could be used, which is a problem by then. */
    public Optional<AccessRule> ruleOf(Candidate entry) {
        List<AnnotationInstance> own = rules.on(entry.method());
        List<AnnotationInstance> inherited = rules.on(entry.method().declaringClass());
        if (clash.isIn(entry, own, inherited)) {
            return Optional.empty();
        }
        Optional<AnnotationInstance> rule = own.stream().findFirst().or(() -> inherited.stream().findFirst());
        Optional<Set<String>> scopes = rules.scopesOf(entry.method()).stream().findFirst().map(WrittenRules::texts);
        Optional<List<Set<String>>> permissions = rules.permissionsOf(entry.method());
        Optional<AccessRule> who = rule.isPresent() ? rule(entry, rule.get())
                : scopes.isPresent() || permissions.isPresent() ? Optional.of(AccessRule.of(Kind.AUTHENTICATED))
                        : byDefault(entry);
        return who.filter(found -> validScopes(entry, found, scopes) && validPermissions(entry, found, permissions))
                .map(found -> with(found, scopes, permissions));
    }

    private static AccessRule with(AccessRule who, Optional<Set<String>> scopes,
            Optional<List<Set<String>>> permissions) {
        AccessRule scoped = who.withScopes(scopes.orElse(Set.of()));
        return permissions.map(needed -> scoped.withPermissions(needed).enforcedByQuarkusToo()).orElse(scoped);
    }

    private boolean validScopes(Candidate entry, AccessRule identity, Optional<Set<String>> scopes) {
        if (scopes.isEmpty()) {
            return true;
        }
        if (identity.kind() == Kind.PUBLIC) {
            problems.add(Code.PC006, entry.place(), "@PermitAll lets everybody in, and @RequiresScope does not.",
                    "write @Authenticated on the method instead of @PermitAll",
                    "move the " + entry.noun() + " into a class without @RequiresScope");
            return false;
        }
        if (scopes.get().isEmpty() || !scopes.get().stream().allMatch(Access::isScope)) {
            problems.add(Code.PC007, entry.place(), "The rule names no scope, or one that cannot be a scope.",
                    "name scopes like \"tickets:read\", without spaces, quotes and backslashes");
            return false;
        }
        return true;
    }

    private boolean validPermissions(Candidate entry, AccessRule identity, Optional<List<Set<String>>> permissions) {
        if (permissions.isEmpty()) {
            return true;
        }
        if (identity.kind() == Kind.PUBLIC) {
            problems.add(Code.PC006, entry.place(), "@PermitAll lets everybody in, and @PermissionsAllowed does not.",
                    "write @RequiresRole(\"...\") instead of @PermitAll",
                    "remove @PermitAll: the permission is a rule by itself");
            return false;
        }
        boolean onMethod = !rules.permissionsOn(entry.method()).isEmpty();
        if (!onMethod && !Modifier.isPublic(entry.method().flags())) {
            problems.add(Code.PC007, entry.place(),
                    "Quarkus checks the permissions of a class on its public methods only, and this one is not public.",
                    "make the method public", "write @PermissionsAllowed on the method");
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
        boolean valid = WrittenRules.rolesOf(rule).stream().allMatch(anyOf -> valid(entry, anyOf));
        return valid ? Optional.of(WrittenRules.asData(rule)) : Optional.empty();
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
