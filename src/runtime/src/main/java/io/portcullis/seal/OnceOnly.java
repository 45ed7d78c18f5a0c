package io.portcullis.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Remembers what has been used, until it expires anyway. A seal does not keep a client from bringing the same state twice; this
 * does, in the memory of one process: another node, or this one after a restart, knows nothing of it. Safe for use by many
 * threads.
 * <p>
 * Memory is bounded, and nothing is forgotten before its time: when full, every new id is refused until one expires. That is
 * why this is no cache, which would make room. Of an id only the digest is kept, so a long one takes no more room.
 */
public final class OnceOnly {

    private final int capacity;
    private final Clock clock;
    private final Set<ByteBuffer> used = new HashSet<>();
    private final Queue<Use> byExpiry = new PriorityQueue<>(Comparator.comparing(Use::expiresAt));
    private Instant forgottenUpTo = Instant.MIN;

    /**
     * Remembers nothing yet.
     *
     * @param capacity how many ids are remembered at once, at least 1
     */
    public OnceOnly(int capacity, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("at least 1 id has to be remembered");
        }
        this.capacity = capacity;
        this.clock = clock;
    }

    /**
     * Whether this is the first use; of many at the same time, one is.
     *
     * @param expiresAt the same at every use, and no earlier than the end of whatever carries the id
     * @return false also for what has expired, and for a new id when there is no room for it
     */
    public boolean firstUse(String id, Instant expiresAt) {
        ByteBuffer digest = digest(id);
        synchronized (this) {
            Instant now = clock.instant();
            forgetExpired(now);
            // An id that may have been forgotten stays refused, even if the clock is set back.
            if (!expiresAt.isAfter(now) || !expiresAt.isAfter(forgottenUpTo)) {
                return false;
            }
            if (used.size() >= capacity || !used.add(digest)) {
                return false;
            }
            return byExpiry.add(new Use(digest, expiresAt));
        }
    }

    private void forgetExpired(Instant now) {
        while (!byExpiry.isEmpty() && !byExpiry.peek().expiresAt().isAfter(now)) {
            Use expired = byExpiry.remove();
            used.remove(expired.digest());
            forgottenUpTo = expired.expiresAt().isAfter(forgottenUpTo) ? expired.expiresAt() : forgottenUpTo;
        }
    }

    private static ByteBuffer digest(String id) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One id that was used. */
    private record Use(ByteBuffer digest, Instant expiresAt) {
    }
}
