package io.portcullis.limit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.bucket4j.TimeMeter;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.LimitStore;

/**
 * A store that several nodes share, with the time it may take. After a failure it is left alone for a moment, then a single
 * draw tries it again; so calls neither queue up before a store that hangs nor wait for it one by one.
 */
public final class SharedBuckets {

    /** How long a store is left alone after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final long REACHABLE = Long.MIN_VALUE;

    private final LimitStore store;
    private final Duration timeout;
    private final Supplier<Executor> home;
    private final TimeMeter time;
    private final Consumer<Boolean> reachable;
    private final AtomicLong retryAt = new AtomicLong(REACHABLE);

    /**
     * @param timeout how long a draw may take
     * @param surroundings of a call
     * @param reachable is told when the store is no longer reachable, and when it is again
     */
    public SharedBuckets(LimitStore store, Duration timeout, Surroundings surroundings, Consumer<Boolean> reachable) {
        this.store = store;
        this.timeout = timeout;
        this.home = surroundings.home();
        this.time = surroundings.time();
        this.reachable = reachable;
    }

    /**
     * What a draw finds around it.
     *
     * @param home leads back to where the current call is served
     * @param time tells when to try again
     */
    public record Surroundings(Supplier<Executor> home, TimeMeter time) {
    }

    /**
     * Looks once whether the store can be reached, so that the first calls do not wait for its first connection. Waits for as
     * long as that may take at most; what is not reachable by then is tried again by calls.
     */
    public void begin(Duration patience) {
        try {
            asked(List.of(new Draw("begin", 0, 1, 1, Duration.ofSeconds(1), Refill.GREEDY)))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            came(e);
        }
    }

    /** Whether the store answered when it was asked last. */
    boolean isReachable() {
        return retryAt.get() == REACHABLE;
    }

    /** Takes from every bucket or from none. Fails in time when the store cannot be reached. */
    CompletionStage<Drawn> draw(List<Draw> draws) {
        if (!mayAsk()) {
            return CompletableFuture.failedFuture(new Unreachable());
        }
        Executor back = home.get();
        return asked(draws).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).thenApply(drawn -> answering(draws, drawn))
                .whenComplete((drawn, failure) -> came(failure)).whenCompleteAsync((drawn, failure) -> {
                }, back);
    }

    /** Puts back what a call took for nothing, as far as that can be done. */
    void giveBack(List<Draw> draws) {
        try {
            if (retryAt.get() == REACHABLE) {
                store.giveBack(draws);
            }
        } catch (RuntimeException e) {
            came(e);
        }
    }

    private CompletableFuture<Drawn> asked(List<Draw> draws) {
        try {
            return store.draw(draws).toCompletableFuture().copy(); // a timeout of ours must not complete theirs
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A store that does not say how every bucket stands has not answered. */
    private static Drawn answering(List<Draw> draws, Drawn drawn) {
        if (drawn == null || drawn.levels().size() != draws.size()) {
            throw new IllegalStateException("the limit store did not answer for every bucket");
        }
        return drawn;
    }

    private boolean mayAsk() {
        long at = retryAt.get();
        long now = time.currentTimeNanos();
        return at == REACHABLE || now - at >= 0 && retryAt.compareAndSet(at, now + PAUSE.toNanos());
    }

    /** A draw that makes no sense says nothing about the store. */
    private void came(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof IllegalArgumentException) {
            return;
        }
        if (failure == null) {
            if (retryAt.getAndSet(REACHABLE) != REACHABLE) {
                reachable.accept(true);
            }
        } else if (retryAt.getAndSet(time.currentTimeNanos() + PAUSE.toNanos()) == REACHABLE) {
            reachable.accept(false);
        }
    }

    /** There is nothing to say about where: the store was not even asked. */
    private static final class Unreachable extends TimeoutException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
