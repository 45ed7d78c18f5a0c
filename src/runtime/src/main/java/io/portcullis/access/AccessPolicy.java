package io.portcullis.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Caller;
import io.portcullis.catalog.AccessRule;
import io.portcullis.refusal.Refusal.Unknown.Why;

/**
 * Decides about callers and rules.
 *
 * @param allowAnonymous whether callers without a credential are served at all; they get only what is public
 */
public record AccessPolicy(boolean allowAnonymous) {

    /** Why the caller may not know of what the rule protects; empty when it may. */
    public Optional<Why> refuse(AccessRule rule, Caller caller) {
        if (rule.kind() == AccessRule.Kind.DENIED) {
            return Optional.of(Why.DENIED);
        }
        if (caller.isAnonymous()) {
            boolean served = allowAnonymous && rule.kind() == AccessRule.Kind.PUBLIC;
            return served ? Optional.empty() : Optional.of(Why.ROLE);
        }
        if (rule.kind() == AccessRule.Kind.ROLES && !hasOneOfEach(rule.roles(), caller)) {
            return Optional.of(Why.ROLE);
        }
        return Optional.empty();
    }

    /** All scopes a call needs, if the caller lacks one of them; else none. To be asked of callers who are not refused. */
    public Set<String> lackingScopes(AccessRule rule, Caller caller) {
        return caller.scopes().containsAll(rule.scopes()) ? Set.of() : rule.scopes();
    }

    /** Whether every caller that is served gets the same answer. */
    public boolean isSameForAll(AccessRule rule) {
        return rule.kind() == AccessRule.Kind.DENIED || rule.kind() == AccessRule.Kind.PUBLIC;
    }

    private static boolean hasOneOfEach(List<Set<String>> roles, Caller caller) {
        for (Set<String> anyOf : roles) {
            if (!hasOne(anyOf, caller)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOne(Set<String> anyOf, Caller caller) {
        for (String role : anyOf) {
            if (caller.hasRole(role)) {
                return true;
            }
        }
        return false;
    }
}
