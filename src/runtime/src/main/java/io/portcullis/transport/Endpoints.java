package io.portcullis.transport;

import io.portcullis.identity.McpPath;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Serves what {@link HttpGuard} let through, behind Quarkus' authentication and its path policies, and nothing else. It is no
 * REST resource: the way there and back would cost as much as all the guards.
 */
public final class Endpoints implements Handler<RoutingContext> {

    private final McpPath path;
    private final Doorkeeper doorkeeper;
    private final Responder responder;
    private final McpEndpoint messages;
    private final HttpSseEndpoint streams;

    public Endpoints(McpPath path, Doorkeeper doorkeeper, Responder responder, McpEndpoint messages, HttpSseEndpoint streams) {
        this.path = path;
        this.doorkeeper = doorkeeper;
        this.responder = responder;
        this.messages = messages;
        this.streams = streams;
    }

    @Override
    public void handle(RoutingContext context) {
        Accepted accepted = HttpGuard.accepted(context).orElse(null);
        boolean served = accepted != null && path.isServed(context); // somebody may have led it elsewhere since
        Endpoint endpoint = served ? endpoint(context) : null;
        if (endpoint == null) {
            context.next();
            return;
        }
        HttpExchange exchange = new HttpExchange(context, accepted, responder);
        try {
            endpoint.expect(exchange);
            doorkeeper.serve(exchange, caller -> endpoint.serve(exchange, caller));
        } catch (RuntimeException e) {
            responder.fail(context, e);
        }
    }

    private Endpoint endpoint(RoutingContext context) {
        if (!path.isStream(context)) {
            return messages;
        }
        return streams.isServed() ? streams : null;
    }
}
