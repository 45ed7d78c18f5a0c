package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Changes a text that the bank has given out, as an input says. */
final class Mutation {

    private Mutation() {
    }

    /**
     * The text with changes: pairs of a place and what the character there becomes. An input that begins with an odd byte is
     * the whole
     * text instead, one that ends in an odd place cuts it there.
     */
    static String of(String text, byte[] input) {
        if (input.length > 0 && input[0] % 2 != 0) {
            return new String(input, 1, input.length - 1, ISO_8859_1);
        }
        StringBuilder changed = new StringBuilder(text);
        for (int at = 1; at + 1 < input.length; at += 2) {
            changed.setCharAt((input[at] & 0xff) * changed.length() / 256, (char) (input[at + 1] & 0x7f));
        }
        if (input.length > 1 && input.length % 2 == 0) {
            changed.setLength((input[input.length - 1] & 0xff) * changed.length() / 256);
        }
        return changed.toString();
    }
}
