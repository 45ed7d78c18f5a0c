package io.portcullis.catalog;

import java.util.List;
import java.util.Set;

/**
 * Who may use an entry, as data.
 *
 * @param kind what is asked of the caller
 * @param roles for {@link Kind#ROLES}: of each set, one role is needed; else empty
 * @param scopes the scopes that are needed besides; all of them
 */
public record AccessRule(Kind kind, List<Set<String>> roles, Set<String> scopes) {

    /** What is asked of a caller. */
    public enum Kind {
        /** Nothing; where anonymous callers are not served, a valid credential. */
        PUBLIC,
        /** A valid credential. */
        AUTHENTICATED,
        /** Roles. */
        ROLES,
        /** The impossible. */
        DENIED
    }

    public AccessRule {
        roles = roles.stream().map(Set::copyOf).toList();
        scopes = Set.copyOf(scopes);
        if ((kind == Kind.ROLES) == roles.isEmpty()) {
            throw new IllegalArgumentException("roles belong to a rule about roles");
        }
        if (kind == Kind.PUBLIC && !scopes.isEmpty()) {
            throw new IllegalArgumentException("who needs a scope is not everybody");
        }
    }

    /** A rule without roles. */
    public static AccessRule of(Kind kind) {
        return new AccessRule(kind, List.of(), Set.of());
    }

    /** A rule that asks for one role of each set. */
    public static AccessRule roles(List<Set<String>> roles) {
        return new AccessRule(Kind.ROLES, roles, Set.of());
    }

    /** The same rule, asking for all of these scopes besides. */
    public AccessRule withScopes(Set<String> needed) {
        return new AccessRule(kind, roles, needed);
    }
}
