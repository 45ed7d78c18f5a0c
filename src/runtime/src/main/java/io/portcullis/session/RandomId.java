package io.portcullis.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that cannot be guessed and do not come twice: 256 random bits. */
final class RandomId {

    private static final int BYTES = 32;

    private RandomId() {
    }

    /** A number that every client can hold exactly: 53 random bits, which with the session they belong to are enough. */
    static String number() {
        return Long.toString(new SecureRandom().nextLong(1L << 52, 1L << 53));
    }

    /** Letters, digits, {@code -} and {@code _} only, which neither a header (HL-02) nor a JSON string has to escape. */
    static String next() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes); // not a constant, which a native image would freeze
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
