package io.portcullis.transport;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.api.Caller;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.engine.Reply;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.identity.ClientAddress;
import io.portcullis.identity.Receipt;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.session.Sessions;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * The MCP endpoint. Its path is given by the build ({@code portcullis.path}). Open to everybody as far as Quarkus is concerned:
 * who is served is decided by the outcome of {@link io.portcullis.identity}, for every method.
 */
@Singleton
@PermitAll
@NonBlocking
public class McpEndpoint {

    private final Doorkeeper doorkeeper;
    private final Engine engine;
    private final Sessions sessions;
    private final Rules rules;

    McpEndpoint(Doorkeeper doorkeeper, Engine engine, Sessions sessions, Rules rules) {
        this.doorkeeper = doorkeeper;
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

    /** Answers one message. What it answers with is said here, so that the REST layer does not look for it each time. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<byte[]> post(@Context RoutingContext context) {
        Accepted accepted = guarded(context);
        return doorkeeper.serve(context, caller -> answer(context, caller, accepted));
    }

    /** Opens the stream of a session (HL-01); there is none otherwise (HM-09). */
    @GET
    public Uni<byte[]> get(@Context RoutingContext context) {
        Accepted accepted = guarded(context);
        isFor(context, What.STREAM);
        return doorkeeper.serve(context, caller -> {
            String session = session(context);
            if (!accepted.stream()) {
                throw refused(Fault.ACCEPT, "Accept must include text/event-stream");
            }
            return Exchanges.stream(context, rules.streams(), outlet -> sessions.attach(session, caller, outlet)
                    .orElseThrow(() -> AnswerException.refused(new NoSession())));
        });
    }

    /** Ends a session (HL-05); there is none otherwise (HM-09). */
    @DELETE
    public Uni<byte[]> delete(@Context RoutingContext context) {
        guarded(context);
        isFor(context, What.SESSION_END);
        return doorkeeper.serve(context, caller -> {
            boolean ended = sessions.close(session(context), caller);
            throw ended ? AnswerException.noContent() : AnswerException.refused(new NoSession());
        });
    }

    private static void isFor(RoutingContext context, What what) {
        Receipt.of(context).ifPresent(receipt -> receipt.isFor(what));
    }

    private String session(RoutingContext context) {
        if (sessions.mode() != Mode.STATEFUL) {
            throw refused(Fault.HTTP_METHOD, "Only POST is served");
        }
        List<String> ids = Headers.sessions(context.request());
        if (ids.size() != 1) {
            throw refused(Fault.SESSION, "Mcp-Session-Id is missing or repeated");
        }
        return ids.get(0);
    }

    private static Accepted guarded(RoutingContext context) {
        return HttpGuard.accepted(context).orElseThrow(NotFoundException::new);
    }

    private Uni<byte[]> answer(RoutingContext context, Caller caller, Accepted accepted) {
        HttpServerRequest request = context.request();
        if (!Accepted.isJson(request)) {
            throw refused(Fault.CONTENT_TYPE, "Content-Type must be application/json");
        }
        if (!accepted.json()) {
            throw refused(Fault.ACCEPT, "Accept must include application/json");
        }
        return Exchanges.answer(context, new SseOutlet(context, rules.streams(), accepted.stream()), rules.body(),
                (body, outlet) -> answer(context, new Incoming(body, Headers.of(request), Headers.sessions(request),
                        new Sender(caller, ClientAddress.of(request)), outlet)));
    }

    /** From here on, the engine tells what becomes of it. */
    private CompletionStage<Reply> answer(RoutingContext context, Incoming incoming) {
        Receipt.of(context).ifPresent(Receipt::claim);
        return engine.answer(incoming);
    }

    private static AnswerException refused(Fault fault, String detail) {
        return AnswerException.refused(new Malformed(fault, detail));
    }
}
