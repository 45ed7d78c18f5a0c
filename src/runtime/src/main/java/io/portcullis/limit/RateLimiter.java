package io.portcullis.limit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import io.portcullis.spi.Draw;

/**
 * Draws from buckets: those of this node, or those that several nodes share. When the shared ones cannot be reached, the node
 * goes on with its own where that is allowed, and refuses where it is not. Safe for use by many threads.
 */
public final class RateLimiter {

    private final Limiter own;
    private final Optional<SharedBuckets> shared;
    private final Predicate<Boolean> refusesAlone;

    private RateLimiter(Limiter own, Optional<SharedBuckets> shared, Predicate<Boolean> refusesAlone) {
        this.own = own;
        this.shared = shared;
        this.refusesAlone = refusesAlone;
    }

    /** The limits of one node. */
    public static RateLimiter ofThisNode(Limiter own) {
        return new RateLimiter(own, Optional.empty(), destructive -> false);
    }

    /**
     * The limits that several nodes share.
     *
     * @param own takes over while the shared buckets cannot be reached
     * @param refusesAlone whether a call is refused meanwhile, by whether it may destroy something
     */
    public static RateLimiter shared(SharedBuckets shared, Limiter own, Predicate<Boolean> refusesAlone) {
        return new RateLimiter(own, Optional.of(shared), refusesAlone);
    }

    /** Looks whether the shared buckets can be reached, for as long as that may take at most. */
    public void begin(Duration patience) {
        shared.ifPresent(buckets -> buckets.begin(patience));
    }

    /** Whether other nodes draw from the same buckets. */
    public boolean isShared() {
        return shared.isPresent();
    }

    /** Whether the shared buckets answered when they were asked last; true where there are none. */
    public boolean isReachable() {
        return shared.map(SharedBuckets::isReachable).orElse(true);
    }

    /** The buckets of this node alone. */
    public Limiter own() {
        return own;
    }

    /**
     * Takes from every bucket or from none. Fails when the shared buckets cannot be reached and the call is not to go on
     * without them.
     *
     * @param destructive whether the call may destroy something
     */
    public CompletionStage<Drawing> draw(List<Draw> draws, boolean destructive) {
        if (shared.isEmpty()) {
            return CompletableFuture.completedFuture(alone(draws));
        }
        CompletionStage<Drawing> drawing = shared.get().draw(draws).thenApply(drawn -> new Drawing(draws, drawn, true));
        return refusesAlone.test(destructive) ? drawing : drawing.exceptionally(unreachable -> alone(draws));
    }

    private Drawing alone(List<Draw> draws) {
        return new Drawing(draws, own.draw(draws), false);
    }

    /**
     * Puts back what a call took for nothing, from where it took it. What cannot be put back is lost until it comes back by
     * itself.
     */
    public void giveBack(Drawing drawing) {
        if (drawing.shared()) {
            shared.ifPresent(buckets -> buckets.giveBack(drawing.draws()));
        } else {
            own.giveBack(drawing.draws());
        }
    }
}
