package io.portcullis.boot;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Runs what may block on a virtual thread where the JVM has them, else on a worker; in a Vert.x context of its own. The context
 * of the request holds the CDI request context of the moment, and the event loop may use it at the same time.
 */
final class BlockingSteps implements Executor {

    @Override
    public void execute(Runnable step) {
        ExecutorService threads = VirtualThreadsRecorder.getCurrent();
        Context request = Vertx.currentContext();
        if (request == null) {
            threads.execute(step);
        } else {
            ((ContextInternal) VertxContext.createNewDuplicatedContext(request)).dispatch(() -> threads.execute(step));
        }
    }
}
