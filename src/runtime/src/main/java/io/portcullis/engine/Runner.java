package io.portcullis.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.portcullis.catalog.Invocation;
import io.portcullis.engine.CallScope.Opened;
import io.portcullis.gate.Visit;
import io.smallrye.mutiny.Uni;

/**
 * Runs the method behind an entry on the kind of thread it wants, with the pass of its visit in hand.
 * <p>
 * Plain futures carry the result, not {@code Uni}: each operator of a {@code Uni} captures and restores every context of the
 * thread, which costs more than
 * all the rest of a call.
 */
public final class Runner {

    private final Executor blocking;
    private final CallScope scopes;

    /** @param blocking where blocking methods run */
    public Runner(Executor blocking, CallScope scopes) {
        this.blocking = blocking;
        this.scopes = scopes;
    }

    /** What the method returns, once it is there; by then the scope of the call is closed. */
    CompletionStage<Object> run(Visit visit, Object[] arguments) {
        Opened scope = scopes.open(visit.caller());
        CompletableFuture<Object> result = new CompletableFuture<>();
        if (visit.entry().invocation().thread() == Invocation.Thread.EVENT_LOOP) {
            invoke(visit, arguments, scope, result);
            return result;
        }
        try {
            blocking.execute(() -> invoke(visit, arguments, scope, result));
        } catch (RuntimeException e) { // rejected
            end(scope, result, null, e);
        }
        return result;
    }

    private static void invoke(Visit visit, Object[] arguments, Opened scope, CompletableFuture<Object> result) {
        try {
            scope.within(() -> {
                settle(visit.pass().carry(() -> visit.entry().invocation().method().call(arguments)), scope, result);
                return null;
            });
        } catch (Throwable e) { // an Error of a tool is a failure of that call, not of the server
            end(scope, result, null, e);
        }
    }

    private static void settle(Object returned, Opened scope, CompletableFuture<Object> result) {
        if (returned instanceof Uni<?> uni) {
            uni.subscribe().with(value -> end(scope, result, value, null), failure -> end(scope, result, null, failure));
        } else if (returned instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> end(scope, result, value, failure));
        } else {
            end(scope, result, returned, null);
        }
    }

    /** Completes the result in any case: an answer that never comes would hold the client for ever. */
    private static void end(Opened scope, CompletableFuture<Object> result, Object value, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
