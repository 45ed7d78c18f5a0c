package io.portcullis.uri;

import java.util.Locale;

/**
 * What a value may look like inside a URI, and what it may say once it is decoded.
 * <p>
 * A value is made of no more than what clients leave unescaped at that place, else two variables could not be told apart.
 */
enum Kind {

    /**
     * Letters, digits, {@code - . _ ~} and escapes, as RFC 6570 expands; and {@code ! * ' ( )}, which RFC 2396 left
     * unescaped and {@code encodeURIComponent}, so every client in JavaScript, still does.
     */
    SIMPLE {
        @Override
        boolean holds(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~%!*'()".indexOf(c) >= 0;
        }

        @Override
        boolean isSafe(String raw, String value) {
            return !Traversal.inName(value);
        }
    },

    /** A simple value without a dot, so that the dot in front of it is the last one. */
    LABEL {
        @Override
        boolean holds(char c) {
            return c != '.' && SIMPLE.holds(c);
        }

        @Override
        boolean isSafe(String raw, String value) {
            return value.indexOf('.') < 0 && SIMPLE.isSafe(raw, value);
        }
    },

    /** A relative path. A slash is written as a slash: decoded from {@code %2F} it could no more be told from a separator. */
    PATH {
        @Override
        boolean holds(char c) {
            return c == '/' || isInSegment(c);
        }

        @Override
        boolean isSafe(String raw, String value) {
            return !raw.toUpperCase(Locale.ROOT).contains("%2F") && !Traversal.inPath(value);
        }
    },

    /** What a fragment may hold, but no slash. */
    FRAGMENT {
        @Override
        boolean holds(char c) {
            return c == '?' || isInSegment(c);
        }

        @Override
        boolean isSafe(String raw, String value) {
            return SIMPLE.isSafe(raw, value);
        }
    };

    /** Whether a value may hold this character of a URI. */
    abstract boolean holds(char c);

    /** Whether the decoded value stays where it is put. */
    abstract boolean isSafe(String raw, String value);

    private static boolean isInSegment(char c) {
        return SIMPLE.holds(c) || "$&+,;=:@".indexOf(c) >= 0;
    }
}
