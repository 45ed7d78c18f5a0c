package io.portcullis.deployment.posture;

import java.util.Map;

import io.portcullis.api.Feature;
import io.portcullis.deployment.surface.Argument;
import io.portcullis.deployment.surface.SurfaceEntry;

/** What an entry takes. */
final class ArgumentReview {

    private ArgumentReview() {
    }

    static void at(SurfaceEntry entry, Findings found) {
        if (entry.guarding().isClosed() || entry.label().kind() == Feature.COMPLETION) {
            return;
        }
        Severity severity = entry.isDestructive() || entry.isOpenWorld() ? Severity.MEDIUM : Severity.LOW;
        for (Argument argument : entry.contract().arguments()) {
            text(entry, argument, severity, found);
            array(entry, argument, severity, found);
            if (argument.constraints().getOrDefault("additionalProperties", "").equals("true")) {
                found.add(Concern.PF007, Severity.LOW, entry, argument.path().equals("*")
                        ? "The tool takes arguments that its schema does not name."
                        : "The argument \"" + argument.path() + "\" may hold members that nobody named.",
                        "take a record instead of a map, or write \"additionalProperties\": false in a schema of your own");
            }
        }
    }

    private static void text(SurfaceEntry entry, Argument argument, Severity severity, Findings found) {
        boolean unbounded = argument.type().contains("string") && !Bounds.text(argument)
                || argument.type().equals("any") && !argument.path().equals("*") && !Bounds.isChosen(argument);
        if (unbounded) {
            found.add(Concern.PF005, severity, entry, "Nothing bounds the text \"" + argument.path() + "\".",
                    "write @Size(max = ...) on it", "write @Pattern(regexp = \"^...$\") with a bounded length, or use an enum");
        }
    }

    private static void array(SurfaceEntry entry, Argument argument, Severity severity, Findings found) {
        Map<String, String> constraints = argument.constraints();
        if (argument.type().contains("array") && !constraints.containsKey("maxItems") && !Bounds.isChosen(argument)) {
            found.add(Concern.PF006, severity, entry, "Nothing bounds the number of elements of \"" + argument.path() + "\".",
                    "write @Size(max = ...) on it");
        }
    }
}
