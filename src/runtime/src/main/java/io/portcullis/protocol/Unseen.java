package io.portcullis.protocol;

/**
 * Characters that a person does not see and a machine reads: they hide instructions from who looks, and turn around what is
 * shown. Joiners stay, since languages and emoji need them, and so do the separators of lines, which are seen.
 */
final class Unseen {

    private static final int DELETE = 0x7F;
    private static final int LAST_C1 = 0x9F;

    private Unseen() {
    }

    /** Whether it is one; half a surrogate pair that stands alone is, too. */
    static boolean is(int character) {
        if (character < DELETE) {
            return character < ' ' && character != '\t' && character != '\n' && character != '\r';
        }
        return character <= LAST_C1 || isBeyondLatin(character);
    }

    private static boolean isBeyondLatin(int character) {
        return character == 0x061C || character == 0x200E || character == 0x200F // marks of direction
                || character >= 0x202A && character <= 0x202E // embeddings and overrides
                || character >= 0x2066 && character <= 0x206F // isolates, and what is deprecated
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || character >= 0xFFF9 && character <= 0xFFFB // interlinear annotations
                || character >= 0xE0000 && character <= 0xE007F; // tags
    }

    /** The place of the first one; -1 when there is none. */
    static int first(String text) {
        for (int i = 0; i < text.length();) {
            char plain = text.charAt(i); // nearly all of nearly every text
            if (plain >= ' ' && plain < DELETE) {
                i++;
                continue;
            }
            int character = text.codePointAt(i);
            if (is(character)) {
                return i;
            }
            i += Character.charCount(character);
        }
        return -1;
    }

    /** What stands in the place of one: nothing, or a mark where half a character was. */
    static String replacement(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE ? "\uFFFD" : "";
    }
}
