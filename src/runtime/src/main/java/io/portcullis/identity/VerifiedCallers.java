package io.portcullis.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.portcullis.credential.Presented;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Remembers for a short while who was verified, so that a signature is not checked for every call. How long that is, is the
 * longest time a revocation, a changed right or a withdrawn signing key goes unnoticed.
 * <p>
 * Only credentials that hold are kept, so a flood of others takes no memory; of a credential only the digest; and none beyond
 * its own end.
 */
public final class VerifiedCallers {

    /** One for each thread: to look one up costs as much as a third of the digest of a token. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(VerifiedCallers::sha256);

    private final Cache<ByteBuffer, Entry> cache;
    private final long maxAgeNanos;
    private final Ticker ticker;
    private final Clock clock;
    private final boolean on;
    private final AtomicInteger generation = new AtomicInteger();

    /**
     * @param maxAge how long a caller is remembered; zero for not at all
     * @param maxSize how many are remembered
     */
    public VerifiedCallers(Duration maxAge, long maxSize, Ticker ticker, Clock clock) {
        this.cache = Caffeine.newBuilder().executor(Runnable::run).expireAfterWrite(maxAge).maximumSize(maxSize).ticker(ticker)
                .build();
        this.maxAgeNanos = TimeUnit.NANOSECONDS.convert(maxAge);
        this.ticker = ticker;
        this.clock = clock;
        this.on = !maxAge.isZero();
    }

    /** Under what a credential is kept; null when nothing is. */
    ByteBuffer key(Presented presented) {
        return on ? digest(presented) : null;
    }

    /** Who was verified with this credential; null when nobody was, it has ended since, or is to be verified again. */
    SecurityIdentity find(ByteBuffer key) {
        Entry entry = key == null ? null : cache.getIfPresent(key);
        return entry == null || clock.millis() >= entry.endMillis() || ticker.read() - entry.staleNanos() >= 0 ? null
                : entry.identity();
    }

    /** @param endMillis when the credential ends, in milliseconds since 1970 */
    void keep(ByteBuffer key, SecurityIdentity identity, long endMillis) {
        if (key != null) {
            cache.put(key, new Entry(identity, endMillis, ticker.read() + ageNanos()));
        }
    }

    /**
     * Between three quarters of the longest time and all of it: who was verified at once is not verified again at once. Ten
     * thousand of them would keep a core busy for a second, every half minute.
     */
    private long ageNanos() {
        return maxAgeNanos - ThreadLocalRandom.current().nextLong(maxAgeNanos / 4 + 1);
    }

    /**
     * Forgets everybody: each credential is verified anew. What is being verified at the moment is not remembered either, since
     * it may have been found good before it was revoked.
     */
    public void forget() {
        generation.incrementAndGet(); // keys that were handed out lead nowhere from now on
        cache.invalidateAll();
    }

    /** How many are kept. */
    long size() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    private ByteBuffer digest(Presented presented) {
        byte[] secret = presented.secret().getBytes(StandardCharsets.UTF_8); // nothing fails once the digest has begun
        MessageDigest sha256 = SHA_256.get();
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(generation.get()).flip());
        sha256.update((byte) presented.kind().ordinal());
        return ByteBuffer.wrap(sha256.digest(secret));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Entry(SecurityIdentity identity, long endMillis, long staleNanos) {
    }
}
