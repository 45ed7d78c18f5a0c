package io.portcullis.engine;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import io.portcullis.api.CallCancelled;
import io.portcullis.gate.Visit;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.TimedOut;

/**
 * The calls that run now. Those that may not go on are stopped: because a rule has become stricter, or because their method
 * takes too long. What is stopped is answered at once, even when the method does not heed its interruption.
 */
public final class Running {

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final Set<Method> methods = ConcurrentHashMap.newKeySet();
    private final Duration timeout;
    private final LongSupplier nanos;
    private volatile Refusal over;

    /**
     * @param timeout how long a method may run whose entry says nothing else
     * @param nanos a clock that only goes forward
     */
    public Running(Duration timeout, LongSupplier nanos) {
        this.timeout = timeout;
        this.nanos = nanos;
    }

    private record Run(Visit visit, Signal signal) {
    }

    private record Method(Signal signal, long end) {
    }

    /** Knows of a call until its answer is there. */
    <T> CompletionStage<T> until(CompletionStage<T> answer, Visit visit, Signal signal) {
        if (answer.toCompletableFuture().isDone()) {
            return answer;
        }
        Run run = new Run(visit, signal);
        runs.add(run);
        recheck(run); // what changed before it was added stopped nothing
        if (over != null) {
            signal.stop(over);
        }
        return answer.whenComplete((value, failure) -> runs.remove(run));
    }

    /** What a method returns, or that it was stopped. Until then its time runs, unless it may take any. */
    <T> CompletionStage<T> method(CompletionStage<T> returned, Visit visit, Signal signal, boolean timed) {
        if (returned.toCompletableFuture().isDone()) {
            return returned;
        }
        CompletableFuture<T> first = new CompletableFuture<>();
        signal.watch(() -> {
            if (signal.stopped().isPresent()) {
                first.completeExceptionally(new CallCancelled());
            }
        });
        Method method = new Method(signal,
                nanos.getAsLong() + visit.entry().invocation().bounds().timeout().orElse(timeout).toNanos());
        if (timed) {
            methods.add(method);
        }
        returned.whenComplete((value, failure) -> {
            methods.remove(method);
            if (failure == null) {
                first.complete(value);
            } else {
                first.completeExceptionally(failure);
            }
        });
        return first;
    }

    /** Stops every call, and every one that still begins. */
    void stop(Refusal why) {
        over = why;
        runs.forEach(run -> run.signal().stop(why));
    }

    /** Stops every call that would not be let in any more. */
    public void recheck() {
        runs.forEach(Running::recheck);
    }

    /**
     * Stops every method that takes too long. To be called now and then.
     *
     * @param stopping where each is stopped by itself: what a method does when it is cancelled may take its time
     */
    public void stopOverdue(Executor stopping) {
        long now = nanos.getAsLong();
        for (Method method : methods) {
            if (now - method.end() >= 0 && methods.remove(method)) {
                stopping.execute(() -> method.signal().stop(new TimedOut()));
            }
        }
    }

    private static void recheck(Run run) {
        run.visit().recheck().ifPresent(run.signal()::stop);
    }
}
