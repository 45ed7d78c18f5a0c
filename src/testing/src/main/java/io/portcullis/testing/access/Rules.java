package io.portcullis.testing.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.catalog.AccessRule;

/** An access rule in words. */
final class Rules {

    private Rules() {
    }

    static String text(AccessRule rule) {
        String who = switch (rule.kind()) {
            case PUBLIC -> "everybody";
            case AUTHENTICATED -> "every known caller";
            case DENIED -> "nobody";
            case ROLES -> rule.roles().stream().map(Rules::oneOf).sorted().collect(Collectors.joining(", and "));
        };
        return rule.scopes().isEmpty() ? who : who + " with " + String.join(", ", new TreeSet<>(rule.scopes()));
    }

    private static String oneOf(Set<String> roles) {
        return String.join(" or ", new TreeSet<>(roles));
    }
}
