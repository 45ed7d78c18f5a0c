package io.portcullis.seal;

import java.util.Base64;
import java.util.Optional;

/**
 * The outside of a sealed content: {@code v1.<key id>.<base64url of the box>}. Nothing in it is trusted before the box has been
 * opened.
 *
 * @param keyId the name of the key, as the text claims
 * @param box nonce, ciphertext and tag
 */
record SealedText(String keyId, byte[] box) {

    static final String VERSION = "v1";

    /** No text that a client carries is longer, in characters. */
    static final int LONGEST = 65_536;

    private static final String START = VERSION + ".";

    /** Reads a text that came from outside; empty unless it is spelled exactly as we would spell it. */
    static Optional<SealedText> read(String text, int longest) {
        if (text == null || text.length() > longest || !text.startsWith(START)) {
            return Optional.empty();
        }
        int dot = text.indexOf('.', START.length());
        if (dot < 0) {
            return Optional.empty();
        }
        // The decoder forgives padding and trailing bits. One content with two spellings could be used twice.
        return decoded(text.substring(dot + 1))
                .map(box -> new SealedText(text.substring(START.length(), dot), box))
                .filter(read -> read.text().equals(text));
    }

    String text() {
        return START + keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
