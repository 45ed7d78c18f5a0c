package io.portcullis.testing.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;

/** What protects an entry, in words. */
final class Rules {

    private Rules() {
    }

    /** Who may use the entry, with which scopes and permissions, and who has to agree. */
    static String text(Entry entry) {
        AccessRule rule = entry.access();
        StringBuilder text = new StringBuilder(who(rule));
        if (!rule.scopes().isEmpty()) {
            text.append(" with ").append(String.join(", ", new TreeSet<>(rule.scopes())));
        }
        if (!rule.permissions().isEmpty()) {
            text.append("; permitted by arguments: ").append(joined(rule.permissions()));
        }
        entry.confirmation().ifPresent(confirmation -> text.append("; confirmed by ")
                .append(confirmation.isOutside() ? "approver " + confirmation.approver() : "the client"));
        return text.toString();
    }

    private static String who(AccessRule rule) {
        return switch (rule.kind()) {
            case PUBLIC -> "everybody";
            case AUTHENTICATED -> "every known caller";
            case DENIED -> "nobody";
            case ROLES -> joined(rule.roles());
        };
    }

    private static String joined(List<Set<String>> ofEachOne) {
        return ofEachOne.stream().map(Rules::oneOf).sorted().collect(Collectors.joining(", and "));
    }

    private static String oneOf(Set<String> words) {
        return String.join(" or ", new TreeSet<>(words));
    }
}
