package io.portcullis.transport;

import java.util.List;

import io.portcullis.api.Caller;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.session.Sessions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * The MCP endpoint. Its path is given by the build ({@code portcullis.path}). Open to everybody as far as Quarkus is concerned:
 * who is served is decided by the outcome of {@link io.portcullis.identity}, for every method.
 */
public final class McpEndpoint implements Endpoint {

    private final Engine engine;
    private final Sessions sessions;
    private final Rules rules;

    public McpEndpoint(Engine engine, Sessions sessions, Rules rules) {
        this.engine = engine;
        this.sessions = sessions;
        this.rules = rules;
    }

    /**
     * How requests are read and answered.
     *
     * @param body how bodies are read
     * @param streams how streams are kept
     */
    public record Rules(Body.Rules body, SseOutlet.Rules streams) {

        /** @param maxBody how large a body may be, in bytes; @param bodyMillis how long one may take to arrive */
        public static Rules of(long maxBody, long bodyMillis, SseOutlet.Rules streams) {
            return new Rules(new Body.Rules(maxBody, bodyMillis), streams);
        }

        /** @param keepAliveMillis how often a comment is sent; @param maxUnsent how many bytes may wait for a slow reader */
        public static SseOutlet.Rules streams(long keepAliveMillis, long maxUnsent) {
            return new SseOutlet.Rules(keepAliveMillis, maxUnsent);
        }
    }

    @Override
    public void expect(HttpExchange exchange) {
        HttpMethod method = exchange.request().method();
        if (!method.equals(HttpMethod.POST)) {
            exchange.isFor(method.equals(HttpMethod.GET) ? What.STREAM : What.SESSION_END);
        }
    }

    /** Answers one message (POST), opens the stream of a session (GET, HL-01) or ends one (DELETE, HL-05; HM-09 without). */
    @Override
    public void serve(HttpExchange exchange, Caller caller) {
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.POST)) {
            answer(exchange, caller);
        } else if (method.equals(HttpMethod.GET)) {
            open(exchange, caller);
        } else {
            end(exchange.request(), caller);
        }
    }

    private void answer(HttpExchange exchange, Caller caller) {
        HttpServerRequest request = exchange.request();
        if (!Accepted.isJson(request)) {
            throw refused(Fault.CONTENT_TYPE, "Content-Type must be application/json");
        }
        if (!exchange.accepted().json()) {
            throw refused(Fault.ACCEPT, "Accept must include application/json");
        }
        exchange.answer(rules, (body, outlet) -> {
            exchange.claim();
            return engine.answer(new Incoming(body, Headers.of(request), Headers.sessions(request),
                    new Sender(caller, exchange.address()), outlet));
        });
    }

    private void open(HttpExchange exchange, Caller caller) {
        String session = session(exchange.request());
        if (!exchange.accepted().stream()) {
            throw refused(Fault.ACCEPT, "Accept must include text/event-stream");
        }
        exchange.stream(rules.streams(), outlet -> sessions.attach(session, caller, outlet)
                .orElseThrow(() -> AnswerException.refused(new NoSession())));
    }

    private void end(HttpServerRequest request, Caller caller) {
        boolean ended = sessions.close(session(request), caller);
        throw ended ? AnswerException.noContent() : AnswerException.refused(new NoSession());
    }

    private String session(HttpServerRequest request) {
        if (sessions.mode() != Mode.STATEFUL) {
            throw refused(Fault.HTTP_METHOD, "Only POST is served");
        }
        List<String> ids = Headers.sessions(request);
        if (ids.size() != 1) {
            throw refused(Fault.SESSION, "Mcp-Session-Id is missing or repeated");
        }
        return ids.get(0);
    }

    private static AnswerException refused(Fault fault, String detail) {
        return AnswerException.refused(new Malformed(fault, detail));
    }
}
