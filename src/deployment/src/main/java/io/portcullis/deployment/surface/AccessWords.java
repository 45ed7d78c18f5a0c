package io.portcullis.deployment.surface;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.catalog.AccessRule;

/** Says in words who may use an entry. The same rule is always said the same way. */
public final class AccessWords {

    private AccessWords() {
    }

    /** The rule, apart from its scopes and permissions. */
    public static String of(AccessRule rule) {
        return switch (rule.kind()) {
            case PUBLIC -> "everybody";
            case AUTHENTICATED -> "every caller with a valid credential";
            case DENIED -> "nobody";
            case ROLES -> rule.roles().stream().map(AccessWords::anyOf).sorted().collect(Collectors.joining(", and "));
        };
    }

    /** The permissions that are needed besides, each a name, or a choice of several. */
    public static List<String> permissions(AccessRule rule) {
        return rule.permissions().stream().map(anyOf -> (anyOf.size() == 1 ? "" : "one of ") + sorted(anyOf)).sorted().toList();
    }

    private static String anyOf(Set<String> roles) {
        return (roles.size() == 1 ? "the role " : "one of the roles ") + sorted(roles);
    }

    private static String sorted(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
