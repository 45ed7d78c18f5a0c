package io.portcullis.overload;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.limit.Limiter;
import io.portcullis.limit.Network;
import io.portcullis.limit.Rate;

/** Counts requests by the network they come from. Memory is bounded by the limiter. */
public final class Floods {

    private final Limiter limiter;
    private final Optional<Rate> rate;

    /**
     * @param limiter with the buckets of this alone
     * @param rate how many requests may come from one network; empty for any number
     */
    public Floods(Limiter limiter, Optional<Rate> rate) {
        this.limiter = limiter;
        this.rate = rate;
    }

    /** Counts a request; how long to wait when it is one too many. */
    Optional<Duration> count(String address) {
        return rate.flatMap(allowed -> limiter.take(Network.of(address), allowed, 1));
    }
}
