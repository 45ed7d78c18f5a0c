package io.portcullis.seal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key to seal with, and the name that sealed texts know it by. The name is public, the secret never leaves this room.
 */
public final class SealKey {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final int SECRET_BYTES = 32;
    private static final int GENERATED_ID_BYTES = 6;

    private final String id;
    private final SecretKey secret;

    /**
     * A key of these bytes, which are copied.
     *
     * @param id 1 to 16 letters, digits, {@code _} and {@code -}
     * @param secret 32 bytes that nobody can guess
     * @throws IllegalArgumentException when one of them is of another form; the message repeats neither, since a secret may
     *         have been put in the place of the id
     */
    public SealKey(String id, byte[] secret) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a seal key has 1 to 16 letters, digits, _ and -");
        }
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("the secret of a seal key has 32 bytes, not " + secret.length);
        }
        this.id = id;
        this.secret = new SecretKeySpec(secret, "AES");
    }

    /**
     * A configured key.
     *
     * @param base64 32 random bytes in Base64, as {@code openssl rand -base64 32} writes them
     * @throws IllegalArgumentException when the id or the secret is of another form; the message repeats neither
     */
    public static SealKey configured(String id, String base64) {
        return new SealKey(id, decoded(base64));
    }

    /** A random key with a random name. It is kept nowhere else: what it sealed ends with this process. */
    public static SealKey generated() {
        return new SealKey(Base64.getUrlEncoder().encodeToString(random(GENERATED_ID_BYTES)), random(SECRET_BYTES));
    }

    /** The name that sealed texts carry. */
    public String id() {
        return id;
    }

    SecretKey secret() {
        return secret;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SealKey[" + id + "]";
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) { // no cause: its message shows a character of the secret
            throw new IllegalArgumentException("the secret of a seal key is Base64 of 32 bytes");
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
