package io.portcullis.testing.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A text as a header can carry it: in Base64 between two marks, unless it is plain. */
final class HeaderText {

    private static final String START = "=?base64?";

    private HeaderText() {
    }

    static String of(String text) {
        boolean plain = text.chars().allMatch(c -> c > 0x20 && c < 0x7F || c == ' ') && text.equals(text.strip());
        return plain && !text.startsWith(START) ? text
                : START + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
