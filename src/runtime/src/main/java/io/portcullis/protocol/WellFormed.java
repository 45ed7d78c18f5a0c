package io.portcullis.protocol;

/**
 * Text that UTF-8 can hold. A tool may pass on half a surrogate pair that came in as a JSON escape; sent on as it is, it would
 * break the answer here or in
 * the parser of the client.
 */
final class WellFormed {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {
    }

    /** The text with a replacement character for each half of a surrogate pair that stands alone. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder formed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean alone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            formed.appendCodePoint(alone ? REPLACEMENT : c);
        });
        return formed.toString();
    }
}
