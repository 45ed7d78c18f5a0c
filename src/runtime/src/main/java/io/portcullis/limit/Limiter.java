package io.portcullis.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderRefillStage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;

/**
 * Token buckets of this node, by key. Safe for use by many threads.
 * <p>
 * Memory is bounded: at most {@code maxBuckets} are kept, the least used go first. A bucket that is dropped starts full again,
 * so the bound
 * is set far above the number of callers that a node sees within a period.
 */
public final class Limiter {

    private final Cache<String, Kept> buckets;
    private final TimeMeter time;

    public Limiter(long maxBuckets, TimeMeter time) {
        // tidied up by the calls themselves: waking another thread for it costs more
        this.buckets = Caffeine.newBuilder().executor(Runnable::run).maximumSize(maxBuckets).build();
        this.time = time;
    }

    /**
     * Takes permits from the bucket of the key, all or none.
     *
     * @return empty when taken, else how long to wait for them
     */
    public Optional<Duration> take(String key, Rate rate, long permits) {
        Bucket bucket = bucket(key, rate);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(permits);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * Takes from every bucket or from none. Draws from several buckets do not come between each other; one from a single bucket
     * may, and then the others give back what they took.
     */
    Drawn draw(List<Draw> draws) {
        if (draws.size() == 1) {
            Level level = take(draws.get(0));
            return new Drawn(level.waiting().isZero(), List.of(level));
        }
        synchronized (this) {
            List<Level> before = draws.stream().map(this::look).toList();
            return before.stream().allMatch(level -> level.waiting().isZero()) ? takeAll(draws) : new Drawn(false, before);
        }
    }

    private Drawn takeAll(List<Draw> draws) {
        List<Level> levels = new ArrayList<>(draws.size());
        for (Draw draw : draws) {
            Level level = take(draw);
            levels.add(level);
            if (!level.waiting().isZero()) {
                giveBack(draws.subList(0, levels.size() - 1));
                draws.subList(levels.size(), draws.size()).forEach(rest -> levels.add(look(rest)));
                return new Drawn(false, levels);
            }
        }
        return new Drawn(true, levels);
    }

    /** Puts back what was taken for nothing. Not into a fixed window: it may be the next one by now. */
    void giveBack(List<Draw> draws) {
        draws.stream().filter(draw -> draw.refill() == Refill.GREEDY && draw.cost() > 0)
                .forEach(draw -> giveBack(draw.bucket(), draw.cost()));
    }

    private Level take(Draw draw) {
        if (draw.cost() == 0) {
            return look(draw);
        }
        ConsumptionProbe probe = bucket(draw).tryConsumeAndReturnRemaining(draw.cost());
        return level(probe.getRemainingTokens(), waiting(draw, probe.isConsumed(), probe.getNanosToWaitForRefill()),
                probe.getNanosToWaitForReset());
    }

    private Level look(Draw draw) {
        Bucket bucket = bucket(draw);
        EstimationProbe probe = bucket.estimateAbilityToConsume(Math.max(1, draw.cost()));
        long full = bucket.estimateAbilityToConsume(draw.capacity()).getNanosToWaitForRefill();
        boolean enough = draw.cost() == 0 || probe.canBeConsumed();
        return level(probe.getRemainingTokens(), waiting(draw, enough, probe.getNanosToWaitForRefill()), full);
    }

    /** Bucket4j rounds the wait for an evenly filled bucket down, even to nothing: that would be too early. */
    private static long waiting(Draw draw, boolean enough, long nanos) {
        if (enough) {
            return 0;
        }
        return draw.refill() == Refill.GREEDY ? nanos + 1 : nanos;
    }

    private Bucket bucket(Draw draw) {
        Kept kept = buckets.getIfPresent(draw.bucket());
        return kept != null && kept.isOf(draw) ? kept.bucket()
                : bucket(draw.bucket(), new Rate(draw.permits(), draw.period(), draw.capacity(), draw.refill()));
    }

    /** A bucket that is given other numbers keeps what it holds, as far as they let it. */
    private Bucket bucket(String key, Rate rate) {
        Kept kept = buckets.get(key, ignored -> new Kept(full(rate), rate));
        return kept.rate().equals(rate) ? kept.bucket() : changed(key, rate);
    }

    private Bucket changed(String key, Rate rate) {
        return buckets.asMap().compute(key, (same, kept) -> {
            if (kept == null) {
                return new Kept(full(rate), rate);
            }
            if (!kept.rate().equals(rate)) {
                kept.bucket().replaceConfiguration(BucketConfiguration.builder().addLimit(bandwidth(rate)).build(),
                        TokensInheritanceStrategy.AS_IS);
            }
            return new Kept(kept.bucket(), rate);
        }).bucket();
    }

    /** A bucket and the numbers it was given last. */
    private record Kept(Bucket bucket, Rate rate) {

        /** Whether the draw has the same numbers. */
        boolean isOf(Draw draw) {
            return rate.permits() == draw.permits() && rate.capacity() == draw.capacity() && rate.refill() == draw.refill()
                    && rate.period().equals(draw.period());
        }
    }

    private static Level level(long remaining, long waitingNanos, long fullNanos) {
        return new Level(remaining, Duration.ofNanos(waitingNanos), Duration.ofNanos(Math.max(0, fullNanos)));
    }

    /** How long to wait until the bucket of the key has so many permits; empty when it has them. Takes none. */
    public Optional<Duration> waiting(String key, long permits) {
        Kept kept = buckets.getIfPresent(key);
        if (kept == null) {
            return Optional.empty();
        }
        EstimationProbe probe = kept.bucket().estimateAbilityToConsume(permits);
        return probe.canBeConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Puts permits back that were taken for nothing; a bucket never holds more than its capacity. */
    private void giveBack(String key, long permits) {
        Kept kept = buckets.getIfPresent(key);
        if (kept != null) {
            kept.bucket().addTokens(permits);
        }
    }

    private Bucket full(Rate rate) {
        return Bucket.builder().addLimit(bandwidth(rate)).withCustomTimePrecision(time).build();
    }

    private static Bandwidth bandwidth(Rate rate) {
        BandwidthBuilderRefillStage capacity = Bandwidth.builder().capacity(rate.capacity());
        return rate.refill() == Refill.GREEDY ? capacity.refillGreedy(rate.permits(), rate.period()).build()
                : capacity.refillIntervally(rate.permits(), rate.period()).build();
    }
}
