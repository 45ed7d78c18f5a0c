package io.portcullis.transport;

import java.util.List;

import io.portcullis.api.Caller;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Reply;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.overload.Ticket;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * The transport of revision 2024-11-05 (HS-01 to HS-05): a stream that stays open for everything the server says, and posts for
 * what the client says. Off unless {@code portcullis.legacy.allow-http-sse} is set. The id in the address of the posts names a
 * stream and proves nothing: every post is authenticated, and reaches only a stream of the same caller.
 */
public final class HttpSseEndpoint implements Endpoint {

    private static final MirroredHeaders NO_HEADERS = new MirroredHeaders(List.of(), List.of(), List.of());

    private final Engine engine;
    private final HttpSseStreams streams;
    private final McpEndpoint.Rules rules;

    public HttpSseEndpoint(Engine engine, HttpSseStreams streams, McpEndpoint.Rules rules) {
        this.engine = engine;
        this.streams = streams;
        this.rules = rules;
    }

    /** Whether this transport is switched on. */
    boolean isServed() {
        return streams.isServed();
    }

    @Override
    public void expect(HttpExchange exchange) {
        if (exchange.request().method().equals(HttpMethod.GET)) {
            exchange.isFor(What.STREAM);
        }
    }

    /** Opens the stream, whose first event says where to post to (GET), or takes a message, whose answer goes there (POST). */
    @Override
    public void serve(HttpExchange exchange, Caller caller) {
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.GET)) {
            open(exchange, caller);
        } else if (method.equals(HttpMethod.POST)) {
            post(exchange, caller);
        } else {
            throw AnswerException.refused(new Malformed(Fault.HTTP_METHOD, "Only GET and POST are served"));
        }
    }

    private void open(HttpExchange exchange, Caller caller) {
        if (!exchange.accepted().stream()) {
            throw AnswerException.refused(new Malformed(Fault.ACCEPT, "Accept must include text/event-stream"));
        }
        exchange.stream(rules.streams(), outlet -> streams.open(caller, outlet));
    }

    private void post(HttpExchange exchange, Caller caller) {
        if (!Accepted.isJson(exchange.request())) {
            throw AnswerException.refused(new Malformed(Fault.CONTENT_TYPE, "Content-Type must be application/json"));
        }
        HttpSseStreams.Stream stream = stream(exchange.context(), caller);
        exchange.accept(rules.body(), body -> answer(exchange, caller, stream, body));
    }

    private void answer(HttpExchange exchange, Caller caller, HttpSseStreams.Stream stream, byte[] body) {
        Sender sender = new Sender(caller, exchange.address());
        Ticket call = Turnstile.ticket(exchange.context()).handOver(); // the post is answered long before the message is
        exchange.claim();
        try {
            engine.answer(new Incoming(body, NO_HEADERS, stream.sessions(), sender, stream.outlet()))
                    .whenComplete((reply, failure) -> {
                        call.end();
                        streams.say(stream, caller, failure == null ? reply : Reply.broken(failure));
                    });
        } catch (RuntimeException | Error e) {
            call.end();
            throw e;
        }
    }

    private HttpSseStreams.Stream stream(RoutingContext context, Caller caller) {
        List<String> ids = context.queryParam(HttpSseStreams.ID);
        if (ids.size() != 1) {
            throw AnswerException.refused(new Malformed(Fault.SESSION, "The id of the stream is missing or repeated"));
        }
        return streams.find(ids.get(0), caller).orElseThrow(() -> AnswerException.refused(new NoSession()));
    }
}
