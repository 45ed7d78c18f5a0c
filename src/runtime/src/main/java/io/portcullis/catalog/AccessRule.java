package io.portcullis.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who may use an entry, as data.
 *
 * @param kind what is asked of the caller
 * @param roles for {@link Kind#ROLES}: of each set, one role is needed; else empty
 * @param scopes the scopes that are needed besides; all of them
 * @param permissions what is decided once the arguments are known: of each set, one permission is needed
 * @param enforcedTwice whether Quarkus enforces the rule too, so that nothing at run time could loosen it
 */
public record AccessRule(Kind kind, List<Set<String>> roles, Set<String> scopes, List<Set<String>> permissions,
        boolean enforcedTwice) {

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
        permissions = permissions.stream().map(Set::copyOf).toList();
        if ((kind == Kind.ROLES) == roles.isEmpty()) {
            throw new IllegalArgumentException("roles belong to a rule about roles");
        }
        if (kind == Kind.PUBLIC && !(scopes.isEmpty() && permissions.isEmpty())) {
            throw new IllegalArgumentException("who needs a scope or a permission is not everybody");
        }
    }

    /** A rule without roles. */
    public static AccessRule of(Kind kind) {
        return new AccessRule(kind, List.of(), Set.of(), List.of(), false);
    }

    /** A rule that asks for one role of each set. */
    public static AccessRule roles(List<Set<String>> roles) {
        return new AccessRule(Kind.ROLES, roles, Set.of(), List.of(), false);
    }

    /** The same rule, asking for all of these scopes and no other. */
    public AccessRule withScopes(Set<String> needed) {
        return new AccessRule(kind, roles, needed, permissions, enforcedTwice);
    }

    /** The same rule, asking for one permission of each of these sets and no other. */
    public AccessRule withPermissions(List<Set<String>> needed) {
        return new AccessRule(kind, roles, scopes, needed, enforcedTwice);
    }

    /** The same rule, which Quarkus enforces too. */
    public AccessRule enforcedByQuarkusToo() {
        return new AccessRule(kind, roles, scopes, permissions, true);
    }

    /** The same rule, asking for one of these roles besides; a rule without roles becomes one with them. */
    public AccessRule narrowedTo(Set<String> anyOf) {
        if (kind == Kind.DENIED) {
            return this;
        }
        List<Set<String>> narrower = new ArrayList<>(roles);
        narrower.add(anyOf);
        return new AccessRule(Kind.ROLES, narrower, scopes, permissions, enforcedTwice);
    }

    /** The same rule for callers with a credential: what everybody may use becomes what everybody known may use. */
    public AccessRule forKnownCallers() {
        return kind == Kind.PUBLIC ? new AccessRule(Kind.AUTHENTICATED, roles, scopes, permissions, enforcedTwice) : this;
    }
}
