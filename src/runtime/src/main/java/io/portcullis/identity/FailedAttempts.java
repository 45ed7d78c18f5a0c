package io.portcullis.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.portcullis.limit.Limiter;
import io.portcullis.limit.Network;
import io.portcullis.limit.Rate;

/**
 * Counts credentials that did not hold, by where they came from, and says when no further one is looked at. Whoever was
 * verified lately is known without being looked at, and so is not locked out by a neighbour behind the same address.
 */
public final class FailedAttempts {

    /** As many are counted as locked; further ones are locked all the same. */
    private static final int MAX_COUNTED = 50_000;

    /** Permits come back one by one; whoever goes on trying is locked again and again, and that is one lockout. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Limiter limiter;
    private final Rate rate;
    private final Cache<String, Boolean> locked = Caffeine.newBuilder().maximumSize(MAX_COUNTED).expireAfterWrite(LATELY)
            .build();
    private final LongAdder lockouts = new LongAdder();

    /** @param rate how many may fail */
    public FailedAttempts(Limiter limiter, Rate rate) {
        this.limiter = limiter;
        this.rate = rate;
    }

    /** How long credentials from this address are not looked at; empty when they are. */
    Optional<Duration> locked(String address) {
        return limiter.waiting(Network.of(address), 1);
    }

    /** One from this address did not hold. */
    void failed(String address) {
        String network = Network.of(address);
        limiter.take(network, rate, 1);
        if (limiter.waiting(network, 1).isPresent() && locked.asMap().put(network, true) == null) {
            lockouts.increment();
        }
    }

    /** How many networks were locked within the last minute. */
    public long lockedLately() {
        locked.cleanUp();
        return locked.estimatedSize();
    }

    /** How often a network was locked so far; one that was locked within the last minute does not count again. */
    public long lockouts() {
        return lockouts.sum();
    }
}
