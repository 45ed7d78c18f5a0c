package io.portcullis.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may use an entry that was added by program. There is no entry without one.
 *
 * @param kind what is asked of the caller
 * @param roles of each set, one role is needed; only for {@link Kind#ROLES}
 * @param scopes the scopes that are needed besides, all of them; like {@link RequiresScope}
 */
public record Access(Kind kind, List<Set<String>> roles, Set<String> scopes) {

    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** What is asked of a caller. */
    public enum Kind {
        /** Nothing; like {@code @PermitAll}. */
        PUBLIC,
        /** A valid credential; like {@code @Authenticated}. */
        AUTHENTICATED,
        /** Roles; like {@link RequiresRole}. */
        ROLES
    }

    public Access {
        roles = roles.stream().map(Set::copyOf).toList();
        scopes = Set.copyOf(scopes);
        if ((kind == Kind.ROLES) == (roles.isEmpty() || roles.stream().anyMatch(Set::isEmpty))) {
            throw new IllegalArgumentException("roles, and none of the sets empty, belong to a rule about roles");
        }
        if (kind == Kind.PUBLIC && !scopes.isEmpty() || !scopes.stream().allMatch(Access::isScope)) {
            throw new IllegalArgumentException(
                    "scopes belong to a rule that asks for a credential, and have no spaces or quotes");
        }
    }

    /** For everybody who is served. */
    public static Access permitAll() {
        return new Access(Kind.PUBLIC, List.of(), Set.of());
    }

    /** For every caller with a valid credential. */
    public static Access authenticated() {
        return new Access(Kind.AUTHENTICATED, List.of(), Set.of());
    }

    /** For callers with at least one of these roles. */
    public static Access anyRole(String... roles) {
        return new Access(Kind.ROLES, List.of(Set.of(roles)), Set.of());
    }

    /** The same rule, asking for all of these scopes besides. */
    public Access withScopes(String... needed) {
        return new Access(kind, roles, Set.of(needed));
    }

    /** Whether the text can be a scope (RFC 6749, 3.3). */
    public static boolean isScope(String text) {
        return SCOPE.matcher(text).matches();
    }
}
