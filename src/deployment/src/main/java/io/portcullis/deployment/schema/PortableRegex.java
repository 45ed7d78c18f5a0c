package io.portcullis.deployment.schema;

import java.util.regex.Pattern;

/**
 * Whether a regular expression of Java means the same in ECMA-262, which is what JSON Schema speaks and clients compile, some
 * of them strictly. Made of the
 * common ground only; anything else counts as not portable. (Spaces beyond ASCII are told differently; that is borne.)
 */
final class PortableRegex {

    private static final String ESCAPE = "\\\\[dDwWsStnrf^$\\\\.*+?()\\[\\]{}|/]";
    private static final String UNICODE = "\\\\u[0-9a-fA-F]{4}|\\\\x[0-9a-fA-F]{2}|\\\\p\\{(?:L[ultmo]?|N[dlo]?|P|S|Z|M)\\}";
    private static final String CLASS = "\\[\\^?(?:" + ESCAPE + "|" + UNICODE + "|\\\\-|[^\\[\\]\\\\&\\s])(?:" + ESCAPE + "|"
            + UNICODE
            + "|\\\\-| |[^\\[\\]\\\\&\\s])*\\]";
    private static final String GROUP = "\\((?:\\?(?:[:=!]|<[=!]))?|\\)";
    private static final String QUANTIFIER = "(?:[*+?]|\\{\\d+(?:,\\d*)?\\})(?:\\?|(?![*+?{]))";
    private static final String LITERAL = "[^\\\\\\[\\](){}*+?\\s]| ";
    private static final Pattern PORTABLE = Pattern
            .compile("(?:(?:" + String.join("|", ESCAPE, UNICODE, CLASS, LITERAL, "\\\\[bB]",
                    "\\)") + ")(?:" + QUANTIFIER + ")?|" + GROUP + ")*+");

    private PortableRegex() {
    }

    static boolean isPortable(String regex) {
        return PORTABLE.matcher(regex).matches();
    }
}
