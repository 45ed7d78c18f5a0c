package io.portcullis.canary;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to spell text as the inside of a JSON string.
 *
 * @param slashes whether slashes are escaped, too, as some libraries do
 * @param ascii whether everything beyond ASCII is escaped, as others do
 * @param markup further characters that are escaped: those of HTML, by default in Go and in Gson
 * @param number how a character is spelt by its number
 */
record Escape(boolean slashes, boolean ascii, String markup, String number) {

    private static final String SHORT = "\b\t\n\f\r\"\\/";
    private static final String LETTERS = "btnfr\"\\/";
    private static final List<String> MARKUP = List.of("", "<>&", "<>&='");

    /** All of them. */
    static List<Escape> ways() {
        List<Escape> ways = new ArrayList<>();
        for (boolean slashes : new boolean[] { false, true }) {
            for (boolean ascii : new boolean[] { false, true }) {
                for (String markup : MARKUP) {
                    ways.add(new Escape(slashes, ascii, markup, "\\u%04x"));
                    ways.add(new Escape(slashes, ascii, markup, "\\u%04X"));
                }
            }
        }
        return ways;
    }

    String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int letter = SHORT.indexOf(character);
            if (letter >= 0 && (character != '/' || slashes)) {
                escaped.append('\\').append(LETTERS.charAt(letter));
            } else if (character < ' ' || ascii && character > '~' || markup.indexOf(character) >= 0) {
                escaped.append(String.format(number, (int) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
