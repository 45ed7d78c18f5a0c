package io.portcullis.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.portcullis.api.CallCancelled;
import io.portcullis.api.Caller;
import io.portcullis.catalog.Invocation;
import io.portcullis.engine.CallScope.Opened;
import io.portcullis.gate.Visit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Runs the method behind an entry on the kind of thread it wants, with the pass of its visit in hand.
 * <p>
 * Plain futures carry the result, not {@code Uni}: each operator of a {@code Uni} captures and restores every context of the
 * thread, which costs more than all the rest of a call.
 */
public final class Runner {

    private final Executor blocking;
    private final CallScope scopes;
    private final Supplier<Executor> home;

    /**
     * @param blocking where blocking methods run
     * @param home leads back to where the current request is served
     */
    public Runner(Executor blocking, CallScope scopes, Supplier<Executor> home) {
        this.blocking = blocking;
        this.scopes = scopes;
        this.home = home;
    }

    /**
     * What the method returns, once it is there; by then the scope of the call is closed. When the call is cancelled, a
     * blocking
     * method is interrupted and a {@code Uni} no longer subscribed to.
     */
    CompletionStage<Object> run(Visit visit, Object[] arguments, Signal signal) {
        Run run = new Run(visit, arguments, scopes.open(visit.caller(), visit.origin()), signal);
        if (visit.entry().invocation().thread() == Invocation.Thread.EVENT_LOOP) {
            run.invoke();
            return run.result;
        }
        try {
            blocking.execute(run::invokeInterruptibly);
        } catch (RuntimeException e) { // rejected
            run.end(null, e);
        }
        return run.result;
    }

    /** Computes something that may take long, away from the event loop; what comes next happens there again. */
    <T> CompletionStage<T> compute(Supplier<T> what) {
        Executor back = home.get();
        return CompletableFuture.supplyAsync(what, blocking).whenCompleteAsync((computed, failure) -> {
        }, back);
    }

    /** The same, within a scope of the caller, and not for long: fails when it takes longer. */
    <T> CompletionStage<T> compute(Caller caller, Callable<T> what, Duration timeout) {
        Executor back = home.get();
        return CompletableFuture.supplyAsync(() -> within(caller, what), blocking)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenCompleteAsync((computed, failure) -> {
                }, back);
    }

    private <T> T within(Caller caller, Callable<T> what) {
        Opened scope = scopes.open(caller);
        try {
            return scope.within(what);
        } catch (Exception e) {
            throw new CompletionException(e);
        } finally {
            scope.close();
        }
    }

    static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private static final class Run {

        private final Visit visit;
        private final Object[] arguments;
        private final Opened scope;
        private final Signal signal;
        private final CompletableFuture<Object> result = new CompletableFuture<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private Thread thread;

        Run(Visit visit, Object[] arguments, Opened scope, Signal signal) {
            this.visit = visit;
            this.arguments = arguments;
            this.scope = scope;
            this.signal = signal;
        }

        void invokeInterruptibly() {
            thread(Thread.currentThread());
            signal.onRequest(this::interrupt);
            try {
                invoke();
            } finally {
                thread(null);
            }
        }

        /** Whoever interrupts holds the lock, so that no later work on this thread is hit. */
        private synchronized void thread(Thread current) {
            thread = current;
            if (current == null) {
                Thread.interrupted();
            }
        }

        /** From here on, the thread does our work: an interruption would hit the answer or the audit. */
        private synchronized void release() {
            if (thread == Thread.currentThread()) {
                thread(null);
            }
        }

        private synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        void invoke() {
            if (signal.isRequested()) { // nobody waits any more
                end(null, new CallCancelled());
                return;
            }
            try {
                scope.within(() -> {
                    settle(visit.pass().carry(() -> visit.entry().invocation().method().call(arguments)));
                    return null;
                });
            } catch (Throwable e) { // an Error of a method is a failure of that call, not of the server
                end(null, e);
            }
        }

        private void settle(Object returned) {
            if (returned instanceof Uni<?> uni) {
                Cancellable subscription = uni.subscribe().with(value -> end(value, null), failure -> end(null, failure));
                signal.onRequest(() -> {
                    subscription.cancel();
                    end(null, new CallCancelled());
                });
            } else if (returned instanceof CompletionStage<?> stage) {
                visit.hold(); // it cannot be stopped, only be no longer waited for
                stage.whenComplete((value, failure) -> {
                    visit.release();
                    end(value, failure);
                });
                signal.onRequest(() -> end(null, new CallCancelled()));
            } else {
                end(returned, null);
            }
        }

        /** Completes the result in any case: an answer that never comes would hold the client for ever. */
        private void end(Object value, Throwable failure) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            release();
            Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
                    : failure;
            try {
                scope.close();
            } catch (RuntimeException e) {
                cause = cause == null ? e : cause;
            }
            if (cause == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(cause);
            }
        }
    }
}
