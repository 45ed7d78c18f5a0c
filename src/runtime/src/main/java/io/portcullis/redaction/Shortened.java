package io.portcullis.redaction;

/**
 * Text that is kept: not longer than it may be, and without halves of characters. JSON can hold such a half, and other readers
 * of JSON - databases among them - refuse the whole record for it.
 */
public final class Shortened {

    private static final char REPLACEMENT = '\uFFFD';

    private Shortened() {
    }

    /** The beginning of the text, of at most so many characters; a half of a pair has a replacement character in its place. */
    public static String of(String text, int most) {
        String beginning = text.length() <= most ? text : text.substring(0, most);
        StringBuilder whole = null;
        for (int i = 0; i < beginning.length(); i++) {
            if (!isHalf(beginning, i)) {
                continue;
            }
            whole = whole == null ? new StringBuilder(beginning) : whole;
            whole.setCharAt(i, REPLACEMENT);
        }
        return whole == null ? beginning : whole.toString();
    }

    private static boolean isHalf(String text, int at) {
        char character = text.charAt(at);
        return Character.isSurrogate(character) && isAlone(text, at, character);
    }

    private static boolean isAlone(String text, int at, char character) {
        return Character.isHighSurrogate(character)
                && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))
                || Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
