package io.portcullis.protocol;

/** Reads JSON as text, one character after the other, each with its escape. Outside of strings, there is none to take out. */
final class Escapes {

    private static final int UNIT = 6;

    private Escapes() {
    }

    /** The JSON without what nobody sees; the same when there is nothing of it. */
    static String without(String json) {
        StringBuilder left = null;
        for (int i = 0; i < json.length();) {
            int end = end(json, i);
            int character = character(json, i, end);
            if (Unseen.is(character)) {
                left = left == null ? new StringBuilder(json.length()).append(json, 0, i) : left;
                left.append(Unseen.replacement(character));
            } else if (left != null) {
                left.append(json, i, end);
            }
            i = end;
        }
        return left == null ? json : left.toString();
    }

    /** Where the character that begins there ends. */
    private static int end(String json, int from) {
        if (json.charAt(from) != '\\') {
            return from + Character.charCount(json.codePointAt(from));
        } else if (json.charAt(from + 1) != 'u') {
            return from + 2;
        }
        boolean pair = Character.isHighSurrogate(unit(json, from)) && json.startsWith("\\u", from + UNIT)
                && Character.isLowSurrogate(unit(json, from + UNIT));
        return from + (pair ? 2 * UNIT : UNIT);
    }

    private static int character(String json, int from, int end) {
        if (json.charAt(from) != '\\') {
            return json.codePointAt(from);
        }
        return switch (json.charAt(from + 1)) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> end - from == UNIT ? unit(json, from)
                    : Character.toCodePoint(unit(json, from), unit(json, from + UNIT));
            default -> json.charAt(from + 1);
        };
    }

    private static char unit(String json, int from) {
        return (char) Integer.parseInt(json, from + 2, from + UNIT, 16);
    }
}
