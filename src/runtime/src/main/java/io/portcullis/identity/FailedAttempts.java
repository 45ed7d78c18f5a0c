package io.portcullis.identity;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.limit.Limiter;
import io.portcullis.limit.Network;
import io.portcullis.limit.Rate;

/**
 * Counts credentials that did not hold, by where they came from, and says when no further one is looked at. Whoever was
 * verified lately is known without being looked at, and so is not locked out by a neighbour behind the same address.
 */
public final class FailedAttempts {

    private final Limiter limiter;
    private final Rate rate;

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
        limiter.take(Network.of(address), rate, 1);
    }
}
