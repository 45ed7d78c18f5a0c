package io.portcullis.spi;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import io.portcullis.spi.StoredApiKey.Grant;

/**
 * An API key that was just made: {@code pck_<id>_<secret>}, with a secret of 256 random bits. Hand {@link #text()} to its user
 * once and keep only {@link #stored}.
 */
public final class NewApiKey {

    private static final String PREFIX = "pck_";
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    private final String id;
    private final String text;

    private NewApiKey(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** A key with a random id. */
    public static NewApiKey random() {
        return named(hex(ID_BYTES));
    }

    /**
     * A key with this id.
     *
     * @throws IllegalArgumentException when it is no id: see {@link StoredApiKey#id()}
     */
    public static NewApiKey named(String id) {
        if (!StoredApiKey.isId(id)) {
            throw new IllegalArgumentException("the id of a key has 1 to 64 lower-case letters, digits and hyphens");
        }
        return new NewApiKey(id, PREFIX + id + "_" + hex(SECRET_BYTES));
    }

    /** The part that tells this key from others; not secret. */
    public String id() {
        return id;
    }

    /** The key itself. To be shown once, and kept nowhere. */
    public String text() {
        return text;
    }

    /** {@code sha256:} and the digest of the key. */
    public String digest() {
        return StoredApiKey.digestOf(text);
    }

    /** What a store keeps of it. */
    public StoredApiKey stored(Grant grant, Optional<Instant> expiresAt) {
        return new StoredApiKey(id, digest(), grant, expiresAt);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "key " + id;
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
