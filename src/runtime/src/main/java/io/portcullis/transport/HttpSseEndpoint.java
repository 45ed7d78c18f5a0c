package io.portcullis.transport;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;

import io.portcullis.api.Caller;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Reply;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.identity.ClientAddress;
import io.portcullis.identity.Receipt;
import io.portcullis.overload.Ticket;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The transport of revision 2024-11-05 (HS-01 to HS-05): a stream that stays open for everything the server says, and posts for
 * what the client says. Off unless {@code portcullis.legacy.allow-http-sse} is set. The id in the address of the posts names a
 * stream and proves nothing: every post is authenticated, and reaches only a stream of the same caller.
 */
@Singleton
@PermitAll
@NonBlocking
public class HttpSseEndpoint {

    private static final MirroredHeaders NO_HEADERS = new MirroredHeaders(List.of(), List.of(), List.of());

    private final Doorkeeper doorkeeper;
    private final Engine engine;
    private final HttpSseStreams streams;
    private final McpEndpoint.Rules rules;

    HttpSseEndpoint(Doorkeeper doorkeeper, Engine engine, HttpSseStreams streams, McpEndpoint.Rules rules) {
        this.doorkeeper = doorkeeper;
        this.engine = engine;
        this.streams = streams;
        this.rules = rules;
    }

    /** Opens the stream; its first event says where to post to. */
    @GET
    public Uni<byte[]> open(@Context RoutingContext context) {
        Accepted accepted = guarded(context);
        Receipt.of(context).ifPresent(receipt -> receipt.isFor(What.STREAM));
        return doorkeeper.serve(context, caller -> {
            if (!accepted.stream()) {
                throw AnswerException.refused(new Malformed(Fault.ACCEPT, "Accept must include text/event-stream"));
            }
            return Exchanges.stream(context, rules.streams(), outlet -> streams.open(caller, outlet));
        });
    }

    /** Takes a message; its answer goes over the stream. */
    @POST
    public Uni<byte[]> post(@Context RoutingContext context) {
        guarded(context);
        return doorkeeper.serve(context, caller -> {
            if (!Accepted.isJson(context.request())) {
                throw AnswerException.refused(new Malformed(Fault.CONTENT_TYPE, "Content-Type must be application/json"));
            }
            HttpSseStreams.Stream stream = stream(context, caller);
            return Exchanges.accept(context, rules.body(), body -> answer(context, caller, stream, body));
        });
    }

    private void answer(RoutingContext context, Caller caller, HttpSseStreams.Stream stream, byte[] body) {
        Sender sender = new Sender(caller, ClientAddress.of(context.request()));
        Ticket call = Turnstile.ticket(context).handOver(); // the post is answered long before the message is
        Receipt.of(context).ifPresent(Receipt::claim);
        engine.answer(new Incoming(body, NO_HEADERS, stream.sessions(), sender, stream.outlet()))
                .whenComplete((reply, failure) -> {
                    call.end();
                    streams.say(stream, caller, failure == null ? reply : Reply.broken(failure));
                });
    }

    private HttpSseStreams.Stream stream(RoutingContext context, Caller caller) {
        List<String> ids = context.queryParam(HttpSseStreams.ID);
        if (ids.size() != 1) {
            throw AnswerException.refused(new Malformed(Fault.SESSION, "The id of the stream is missing or repeated"));
        }
        return streams.find(ids.get(0), caller).orElseThrow(() -> AnswerException.refused(new NoSession()));
    }

    private Accepted guarded(RoutingContext context) {
        if (!streams.isServed()) {
            throw new NotFoundException();
        }
        return HttpGuard.accepted(context).orElseThrow(NotFoundException::new);
    }
}
