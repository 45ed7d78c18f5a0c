package io.portcullis.deployment.posture;

import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.deployment.surface.Argument;

/** Whether constraints bound the length of a value. */
final class Bounds {

    private static final Set<String> SHORT_FORMATS = Set.of("date", "time", "date-time", "duration", "uuid", "ipv4", "ipv6",
            "hostname");
    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?[^\\]]*\\]");
    private static final Pattern ENDLESS = Pattern.compile("[*+]|\\{\\d*,\\}");

    private Bounds() {
    }

    /** Whether the length of a text is bounded. */
    static boolean text(Argument argument) {
        return isChosen(argument) || argument.has("maxLength")
                || SHORT_FORMATS.contains(argument.constraints().getOrDefault("format", ""))
                || argument.has("pattern") && isBounded(argument.constraints().get("pattern"));
    }

    /** Whether the value is one of a few. */
    static boolean isChosen(Argument argument) {
        return argument.has("enum") || argument.has("const");
    }

    /** Whether a pattern holds the whole text to a length: from its start to its end, and nothing repeats without end. */
    private static boolean isBounded(String pattern) {
        String plain = CLASS.matcher(ESCAPED.matcher(pattern).replaceAll("x")).replaceAll("x");
        boolean whole = plain.startsWith("^") && plain.endsWith("$");
        boolean choice = plain.contains("|") && !plain.startsWith("^("); // an anchor then holds one side only
        return whole && !choice && !ENDLESS.matcher(plain).find();
    }
}
