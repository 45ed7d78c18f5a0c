package io.portcullis.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;

import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

/**
 * The keys of this server. Every presented key is compared with all of them in constant time, so that an answer's time tells
 * nothing about how
 * much of a key was right.
 */
public final class ApiKeys {

    private final List<ApiKey> keys;
    private final Clock clock;

    public ApiKeys(List<ApiKey> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** Whether there are any. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whose key it is, or why it is not valid. */
    Outcome verify(String presented) {
        byte[] digest = digest(presented);
        ApiKey found = null;
        for (ApiKey key : keys) {
            if (key.matches(digest)) {
                found = key;
            }
        }
        if (found == null) {
            return Outcome.refused(Credential.INVALID, "api_key");
        }
        return found.isExpired(clock.instant()) ? Outcome.refused(Credential.EXPIRED, "api_key")
                : Outcome.known(found.caller());
    }

    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
