package io.portcullis.key;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;
import org.jboss.threads.ViewExecutor;

import io.portcullis.credential.OnceInAWhile;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal.Unavailable;

/**
 * Looks keys up where that may block: elsewhere than on the event loop, by a bounded number of threads. A bounded number waits
 * for one of them; what comes beyond that is refused at once instead of filling the server.
 */
final class Lookups {

    private static final Logger LOG = Logger.getLogger(Lookups.class);

    private static final int AT_ONCE = 16;

    /** With those, as many as one caller may have in flight by default: who is not remembered any more may come with all. */
    private static final int WAITING = 112;

    /**
     * Of the timeout, what may go by until one begins: one that ends too late is for nothing, and takes the place of others.
     */
    private static final int PART_TO_WAIT = 3;

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Executor threads;
    private final Duration timeout;
    private final OnceInAWhile toldOfFailure = new OnceInAWhile(QUIET);
    private final OnceInAWhile toldOfMany = new OnceInAWhile(QUIET);

    /**
     * @param blocking runs what may block
     * @param timeout for how long one may wait and look
     */
    Lookups(Executor blocking, Duration timeout) {
        this.threads = ViewExecutor.builder(blocking).setMaxSize(AT_ONCE).setQueueLimit(WAITING).build();
        this.timeout = timeout;
    }

    /**
     * What the lookup finds, or that it cannot be known. Does not fail.
     *
     * @param wanted asked when the turn of the lookup has come: whether it is still to be done
     */
    CompletionStage<Outcome> begin(Callable<Outcome> lookup, BooleanSupplier wanted) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        long latest = System.nanoTime() + timeout.toNanos() / PART_TO_WAIT;
        try {
            threads.execute(
                    () -> answer.complete(outcome(lookup, () -> System.nanoTime() - latest < 0 && wanted.getAsBoolean())));
        } catch (RejectedExecutionException e) { // as many wait as may, or the pool is full or closed
            if (toldOfMany.isDue()) {
                LOG.warn("Too many API keys wait to be looked up; further ones are refused");
            }
            return CompletableFuture.completedFuture(unavailable());
        } catch (RuntimeException e) {
            answer.complete(unavailable(e));
        }
        return answer.completeOnTimeout(unavailable(), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Outcome outcome(Callable<Outcome> lookup, BooleanSupplier wanted) {
        try {
            return wanted.getAsBoolean() ? lookup.call() : unavailable();
        } catch (Throwable e) { // a class of a driver that is missing, too
            return unavailable(e);
        }
    }

    /** Told once in a while: everybody can send keys while the store is away. */
    Outcome unavailable(Throwable e) {
        if (toldOfFailure.isDue()) {
            LOG.error("API keys could not be looked up; refused", Cause.of(e));
        }
        return unavailable();
    }

    private static Outcome unavailable() {
        return new Refused(new Unavailable(RETRY), Kind.API_KEY.word());
    }
}
