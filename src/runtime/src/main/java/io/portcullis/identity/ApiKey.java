package io.portcullis.identity;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Caller;

/**
 * A key as it is configured: whom it stands for, and the digest to know it by. The key itself is not here.
 */
public final class ApiKey {

    private static final String PREFIX = "sha256:";
    private static final int DIGEST_BYTES = 32;

    private final byte[] digest;
    private final Caller caller;

    private ApiKey(byte[] digest, Caller caller) {
        this.digest = digest;
        this.caller = caller;
    }

    /**
     * A configured key.
     *
     * @param digest {@code sha256:} and 64 hexadecimal digits
     * @throws IllegalArgumentException when the digest is of another form; the message does not repeat it
     */
    public static ApiKey configured(String name, String digest, Set<String> roles, Set<String> scopes,
            Optional<Instant> expiresAt) {
        Caller caller = new Caller(name, "", Caller.Authentication.API_KEY, roles, scopes, expiresAt);
        return new ApiKey(parsed(digest), caller);
    }

    /** A key that dev mode made up. */
    static ApiKey dev(String name, byte[] digest, Set<String> roles) {
        return new ApiKey(digest, new Caller(name, "", Caller.Authentication.DEV_KEY, roles, Set.of(), Optional.empty()));
    }

    /** Whether this is the key with that digest; takes the same time for every digest. */
    boolean matches(byte[] presented) {
        return MessageDigest.isEqual(digest, presented);
    }

    Caller caller() {
        return caller;
    }

    boolean isExpired(Instant now) {
        return caller.expiresAt().map(end -> !now.isBefore(end)).orElse(false);
    }

    private static byte[] parsed(String digest) {
        if (!digest.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a digest starts with " + PREFIX);
        }
        byte[] bytes = HexFormat.of().parseHex(digest.substring(PREFIX.length()));
        if (bytes.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("a SHA-256 digest has 64 hexadecimal digits");
        }
        return bytes;
    }
}
