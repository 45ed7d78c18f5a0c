package io.portcullis.limit;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderRefillStage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.portcullis.api.RateLimited.Refill;

/**
 * Token buckets of this node, by key. Safe for use by many threads.
 * <p>
 * Memory is bounded: at most {@code maxBuckets} are kept, the least used go first. A bucket that is dropped starts full again,
 * so the bound
 * is set far above the number of callers that a node sees within a period.
 */
public final class Limiter {

    private final Cache<String, Bucket> buckets;
    private final TimeMeter time;

    public Limiter(long maxBuckets, TimeMeter time) {
        this.buckets = Caffeine.newBuilder().maximumSize(maxBuckets).build();
        this.time = time;
    }

    /**
     * Takes permits from the bucket of the key, all or none.
     *
     * @return empty when taken, else how long to wait for them
     */
    public Optional<Duration> take(String key, Rate rate, long permits) {
        Bucket bucket = buckets.get(key, ignored -> full(rate));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(permits);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** How long to wait until the bucket of the key has so many permits; empty when it has them. Takes none. */
    public Optional<Duration> waiting(String key, long permits) {
        Bucket bucket = buckets.getIfPresent(key);
        if (bucket == null) {
            return Optional.empty();
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(permits);
        return probe.canBeConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Puts permits back that were taken for nothing; a bucket never holds more than its capacity. */
    public void giveBack(String key, long permits) {
        Bucket bucket = buckets.getIfPresent(key);
        if (bucket != null) {
            bucket.addTokens(permits);
        }
    }

    private Bucket full(Rate rate) {
        BandwidthBuilderRefillStage capacity = Bandwidth.builder().capacity(rate.capacity());
        Bandwidth bandwidth = rate.refill() == Refill.GREEDY
                ? capacity.refillGreedy(rate.permits(), rate.period()).build()
                : capacity.refillIntervally(rate.permits(), rate.period()).build();
        return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
    }
}
