package io.portcullis.uri;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Undoes percent-encoding, once. The JDK's decoders replace what they cannot read, or take {@code +} for a blank; two
 * readers of one URI would then see two names.
 */
final class Percent {

    private Percent() {
    }

    /** The text behind the escapes, or empty unless it is well-formed UTF-8 without control characters. */
    static Optional<String> decoded(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%' && c < 0x80) { // a URI is ASCII
                bytes.write(c);
            } else if (c == '%' && i + 2 < raw.length() && isHex(raw.charAt(i + 1)) && isHex(raw.charAt(i + 2))) {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return text(bytes.toByteArray());
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text).filter(decoded -> decoded.chars().noneMatch(Character::isISOControl));
        } catch (CharacterCodingException e) { // also overlong forms and halves of a surrogate pair
            return Optional.empty();
        }
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
