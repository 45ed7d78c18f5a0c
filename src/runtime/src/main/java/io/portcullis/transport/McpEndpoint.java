package io.portcullis.transport;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;

import io.portcullis.api.Caller;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Reply;
import io.portcullis.identity.ClientAddress;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * The MCP endpoint. Its path is given by the build ({@code portcullis.path}). Open to everybody as far as Quarkus is concerned:
 * who is served is decided by the
 * outcome of {@link io.portcullis.identity}, for every method.
 */
@Singleton
@PermitAll
@NonBlocking
public class McpEndpoint {

    private final Doorkeeper doorkeeper;
    private final Engine engine;
    private final BodyLimit limit;

    McpEndpoint(Doorkeeper doorkeeper, Engine engine, BodyLimit limit) {
        this.doorkeeper = doorkeeper;
        this.engine = engine;
        this.limit = limit;
    }

    /** How large a body may be, in bytes. */
    public record BodyLimit(long bytes) {
    }

    /** Answers one message. */
    @POST
    public Uni<byte[]> post(@Context RoutingContext context) {
        boolean takesJson = guarded(context);
        if (context.user() instanceof QuarkusHttpUser user) { // proactive authentication: nothing to wait for
            return answer(context, doorkeeper.caller(context, user.getSecurityIdentity()), takesJson);
        }
        return doorkeeper.callerOf(context).flatMap(caller -> answer(context, caller, takesJson));
    }

    /** No stream is served here (HM-09, HL-01). */
    @GET
    public Uni<byte[]> get(@Context RoutingContext context) {
        return notServed(context);
    }

    /** No session is kept here (HM-09, HL-05). */
    @DELETE
    public Uni<byte[]> delete(@Context RoutingContext context) {
        return notServed(context);
    }

    private Uni<byte[]> notServed(RoutingContext context) {
        guarded(context);
        Malformed refusal = new Malformed(Fault.HTTP_METHOD, "Only POST is served");
        return doorkeeper.callerOf(context).map(caller -> {
            throw AnswerException.refused(refusal);
        });
    }

    private static boolean guarded(RoutingContext context) {
        return HttpGuard.takesJson(context).orElseThrow(NotFoundException::new);
    }

    private Uni<byte[]> answer(RoutingContext context, Caller caller, boolean takesJson) {
        HttpServerRequest request = context.request();
        if (!Accepted.isJson(request)) {
            throw refused(Fault.CONTENT_TYPE, "Content-Type must be application/json");
        }
        if (!takesJson) {
            throw refused(Fault.ACCEPT, "Accept must include application/json");
        }
        return Uni.createFrom().emitter(answer -> Body.read(request, limit.bytes(),
                body -> engine.answer(new Incoming(body, Headers.of(request), caller, ClientAddress.of(request)))
                        .whenComplete((reply, failure) -> send(answer, reply, failure)),
                refusal -> {
                    LastAnswer.announce(context);
                    answer.fail(AnswerException.refused(refusal));
                }));
    }

    private static void send(UniEmitter<? super byte[]> answer, Reply reply, Throwable failure) {
        try {
            answer.complete(bytes(failure == null ? reply : Reply.broken(failure)));
        } catch (AnswerException e) {
            answer.fail(e);
        }
    }

    private static byte[] bytes(Reply reply) {
        Optional<Refusal> refusal = reply.refusal();
        if (refusal.isPresent()) {
            throw AnswerException.refused(reply, refusal.get());
        }
        if (reply.isAccepted()) {
            throw AnswerException.accepted();
        }
        return reply.body();
    }

    private static AnswerException refused(Fault fault, String detail) {
        return AnswerException.refused(new Malformed(fault, detail));
    }
}
