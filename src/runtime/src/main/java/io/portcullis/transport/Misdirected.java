package io.portcullis.transport;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hears of requests that failed, and answers those that never got to {@link HttpGuard}. */
public final class Misdirected implements Handler<RoutingContext> {

    private final HttpGuard guard;

    public Misdirected(HttpGuard guard) {
        this.guard = guard;
    }

    @Override
    public void handle(RoutingContext context) {
        guard.misdirected(context);
    }
}
