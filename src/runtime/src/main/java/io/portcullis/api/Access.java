package io.portcullis.api;

import java.util.List;
import java.util.Set;

/**
 * Who may use an entry that was added by program. There is no entry without one.
 *
 * @param kind what is asked of the caller
 * @param roles of each set, one role is needed; only for {@link Kind#ROLES}
 */
public record Access(Kind kind, List<Set<String>> roles) {

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
        if ((kind == Kind.ROLES) == (roles.isEmpty() || roles.stream().anyMatch(Set::isEmpty))) {
            throw new IllegalArgumentException("roles, and none of the sets empty, belong to a rule about roles");
        }
    }

    /** For everybody who is served. */
    public static Access permitAll() {
        return new Access(Kind.PUBLIC, List.of());
    }

    /** For every caller with a valid credential. */
    public static Access authenticated() {
        return new Access(Kind.AUTHENTICATED, List.of());
    }

    /** For callers with at least one of these roles. */
    public static Access anyRole(String... roles) {
        return new Access(Kind.ROLES, List.of(Set.of(roles)));
    }
}
