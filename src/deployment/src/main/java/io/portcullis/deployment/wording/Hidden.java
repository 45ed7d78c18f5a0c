package io.portcullis.deployment.wording;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Characters that a reader does not see, or that show a text in another order than it has. */
public final class Hidden {

    private static final int FIRST_JOINER = 0x200C;
    private static final int LAST_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    /** Blank, although they are letters or marks. */
    private static final Set<Integer> BLANK = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    /** Scripts in which joiners are spelling. */
    private static final Set<UnicodeScript> UNJOINED = Set.of(UnicodeScript.COMMON, UnicodeScript.LATIN, UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

    private Hidden() {
    }

    /** Whether the text has any. */
    public static boolean isIn(String text) {
        return !of(text).isEmpty();
    }

    /** The first one, as {@code U+202E}; empty if there is none. */
    public static String of(String text) {
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (isHidden(character, before)) {
                return String.format("U+%04X", character);
            }
            before = character;
        }
        return "";
    }

    /** The text with each of them spelt out, so that it can be shown to a reader or written into a log. */
    public static String spelt(String text) {
        StringBuilder spelt = new StringBuilder(text.length());
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (isHidden(character, before)) {
                spelt.append(String.format("\u27E8U+%04X\u27E9", character));
            } else {
                spelt.appendCodePoint(character);
            }
            before = character;
        }
        return spelt.toString();
    }

    private static boolean isHidden(int character, int before) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return false;
        } else if (character >= FIRST_JOINER && character <= LAST_JOINER) {
            return !joins(before);
        }
        return BLANK.contains(character) || isStyle(character) || switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    /** Variation selectors carry hidden bytes; the one of emoji is harmless. */
    private static boolean isStyle(int character) {
        return character >= 0xFE00 && character < EMOJI_STYLE - 1 || character >= 0xE0100 && character <= 0xE01EF;
    }

    /** Whether a joiner after this character is spelling: within emoji, or in a script that needs it. */
    private static boolean joins(int before) {
        return before == EMOJI_STYLE || Character.getType(before) == Character.OTHER_SYMBOL
                || Character.getType(before) == Character.MODIFIER_SYMBOL
                || !UNJOINED.contains(UnicodeScript.of(before));
    }
}
