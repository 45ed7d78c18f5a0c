package io.portcullis.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An API key as a store keeps it: what to know it by, and whom it stands for. The key itself is kept nowhere.
 *
 * @param id the part of the key that tells it from others; not secret: 1 to 64 lower-case letters, digits and hyphens
 * @param digest {@code sha256:} and the SHA-256 of the whole key in 64 hexadecimal digits
 * @param grant whom it stands for, and what that client may do
 * @param expiresAt from when on it does not hold; empty for never
 */
public record StoredApiKey(String id, String digest, Grant grant, Optional<Instant> expiresAt) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-fA-F]{64}");

    /** @throws IllegalArgumentException when the id or the digest has another form; the message repeats neither */
    public StoredApiKey {
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(expiresAt, "expiresAt");
        if (!isId(id)) {
            throw new IllegalArgumentException("the id of a key has 1 to 64 lower-case letters, digits and hyphens");
        }
        if (!isDigest(digest)) {
            throw new IllegalArgumentException("the digest of a key is sha256: and 64 hexadecimal digits");
        }
        digest = digest.toLowerCase(Locale.ROOT);
    }

    /**
     * Whom a key stands for. Several keys of one client are one caller, so that a client can change keys without a gap.
     *
     * @param client the subject of the caller
     * @param tenant the tenant of the caller, if there is one
     * @param roles the roles of the caller
     * @param scopes the scopes of the caller
     */
    public record Grant(String client, Optional<String> tenant, Set<String> roles, Set<String> scopes) {

        public Grant {
            Objects.requireNonNull(tenant, "tenant");
            roles = Set.copyOf(roles);
            scopes = Set.copyOf(scopes);
            if (client.isBlank()) {
                throw new IllegalArgumentException("a key stands for a client with a name");
            }
        }
    }

    /** Whether the text has the form of an id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** {@code sha256:} and the digest of a key. */
    public static String digestOf(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the text has the form of a digest. */
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }
}
