package io.portcullis.token;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The way back to the event loop of a request: what follows must not go on where a store, a timer or the request of somebody
 * else left off. With that context, code would find the wrong request.
 */
public final class Home {

    private Home() {
    }

    /** Leads back to where it was asked for. */
    public static Executor ofThisRequest() {
        Context context = Vertx.currentContext();
        return step -> {
            if (context == null || context == Vertx.currentContext()) {
                step.run();
            } else {
                context.runOnContext(ignored -> step.run());
            }
        };
    }
}
