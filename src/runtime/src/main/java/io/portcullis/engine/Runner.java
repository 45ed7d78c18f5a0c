package io.portcullis.engine;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.portcullis.catalog.Invocation;
import io.portcullis.engine.CallScope.Opened;
import io.portcullis.gate.Visit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Runs the method behind an entry on the kind of thread it wants, with the pass of its visit in hand. */
public final class Runner {

    private final Executor blocking;
    private final CallScope scopes;

    /** @param blocking where blocking methods run */
    public Runner(Executor blocking, CallScope scopes) {
        this.blocking = blocking;
        this.scopes = scopes;
    }

    /** What the method returns, once it is there. */
    Uni<Object> run(Visit visit, Object[] arguments) {
        Opened scope = scopes.open(visit.caller());
        Uni<Object> returned = visit.entry().invocation().thread() == Invocation.Thread.EVENT_LOOP
                ? here(visit, scope, arguments)
                : elsewhere(visit, scope, arguments);
        return returned.onTermination().invoke(scope::close);
    }

    private Uni<Object> elsewhere(Visit visit, Opened scope, Object[] arguments) {
        return Uni.createFrom().emitter(emitter -> {
            try {
                blocking.execute(() -> emit(emitter, here(visit, scope, arguments)));
            } catch (RejectedExecutionException e) {
                emitter.fail(e);
            }
        });
    }

    private static void emit(UniEmitter<? super Object> emitter, Uni<Object> returned) {
        returned.subscribe().with(emitter::complete, emitter::fail);
    }

    private static Uni<Object> here(Visit visit, Opened scope, Object[] arguments) {
        try {
            return scope.within(() -> settled(invoke(visit, arguments)));
        } catch (Throwable e) { // an Error of a tool is a failure of that call, not of the server
            return Uni.createFrom().failure(e);
        }
    }

    private static Object invoke(Visit visit, Object[] arguments) throws Exception {
        return visit.pass().carry(() -> visit.entry().invocation().method().call(arguments));
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> settled(Object returned) {
        if (returned instanceof Uni<?> uni) {
            return (Uni<Object>) uni;
        } else if (returned instanceof CompletionStage<?> stage) {
            return Uni.createFrom().completionStage((CompletionStage<Object>) stage);
        }
        return Uni.createFrom().item(returned);
    }
}
