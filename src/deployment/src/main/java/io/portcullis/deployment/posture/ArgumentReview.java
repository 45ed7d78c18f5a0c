package io.portcullis.deployment.posture;

import java.util.Map;
import java.util.regex.Pattern;

import io.portcullis.api.Feature;
import io.portcullis.deployment.surface.Argument;
import io.portcullis.deployment.surface.SurfaceEntry;

/** What an entry takes. */
final class ArgumentReview {

    /** How secrets are called: short words alone, long ones at the end of a name, too. */
    private static final Pattern SECRET = Pattern.compile("(?i)(?:pin|otp|cvv|cvc|ssn|iban|token|pwd"
            + "|.*(?:passwords?|passwd|passphrase|secrets?|credentials?|api[_-]?keys?|private[_-]?key|access[_-]?token"
            + "|refresh[_-]?token|auth[_-]?token|card[_-]?number))");

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
            secret(entry, argument, found);
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

    private static void secret(SurfaceEntry entry, Argument argument, Findings found) {
        String name = argument.path().substring(argument.path().lastIndexOf('.') + 1);
        if (SECRET.matcher(name).matches() && !isWithinSensitive(entry, argument)) {
            found.add(Concern.PF022, Severity.LOW, entry, "The name of \"" + argument.path() + "\" says that it is a secret.",
                    "mark it with @Sensitive", "call it otherwise, if it is none");
        }
    }

    private static boolean isWithinSensitive(SurfaceEntry entry, Argument argument) {
        return entry.contract().arguments().stream().filter(Argument::isSensitive).map(Argument::path)
                .anyMatch(path -> argument.path().equals(path) || argument.path().startsWith(path + ".")
                        || argument.path().startsWith(path + "["));
    }

    private static void array(SurfaceEntry entry, Argument argument, Severity severity, Findings found) {
        Map<String, String> constraints = argument.constraints();
        if (argument.type().contains("array") && !constraints.containsKey("maxItems") && !Bounds.isChosen(argument)) {
            found.add(Concern.PF006, severity, entry, "Nothing bounds the number of elements of \"" + argument.path() + "\".",
                    "write @Size(max = ...) on it");
        }
    }
}
