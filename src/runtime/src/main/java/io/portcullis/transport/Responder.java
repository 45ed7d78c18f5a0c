package io.portcullis.transport;

import java.util.Map;
import java.util.Optional;

import io.netty.buffer.Unpooled;
import io.portcullis.engine.Reply;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.RefusedException;
import io.portcullis.transport.AnswerException.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes answers, with status and headers by the one table. On the event loop of the request. */
public final class Responder {

    private final StatusTable table;
    private final Turnstile turnstile;

    /** @param turnstile told of what is refused before the engine has seen it */
    public Responder(StatusTable table, Turnstile turnstile) {
        this.table = table;
        this.turnstile = turnstile;
    }

    /** Answers with what the engine says. */
    void send(RoutingContext context, Reply reply) {
        Optional<Refusal> refusal = reply.refusal();
        if (refusal.isPresent()) {
            send(context, AnswerException.refused(reply, refusal.get()).answer());
        } else if (reply.isNothing()) {
            send(context, AnswerException.accepted().answer());
        } else if (reply.session().isPresent()) {
            send(context, AnswerException.beginning(reply).answer());
        } else {
            end(context.response(), reply.body());
        }
    }

    /** Answers with what stands in the way; what nobody expected is left to Quarkus, which says nothing of it. */
    void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof AnswerException answer) {
            send(context, answer.answer());
        } else if (failure instanceof RefusedException refused) {
            send(context, AnswerException.refused(refused.refusal()).answer());
        } else if (!isTooLate(context.response())) {
            context.fail(failure);
        }
    }

    private void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (isTooLate(response)) {
            return;
        }
        int status = answer.status();
        if (answer.refusal().isPresent()) {
            Refusal refusal = answer.refusal().get();
            if (answer.early()) {
                turnstile.refused(context, refusal);
            }
            status = table.status(refusal, answer.modern());
            put(response, table.headers(refusal));
        }
        put(response, answer.headers());
        response.setStatusCode(status);
        end(response, answer.body());
    }

    private static void put(HttpServerResponse response, Map<String, String> headers) {
        headers.forEach(response::putHeader);
    }

    /** The bytes are not copied: an answer may be large. */
    private static void end(HttpServerResponse response, byte[] body) {
        if (!isTooLate(response)) {
            response.end(Buffer.buffer(Unpooled.wrappedBuffer(body)));
        }
    }

    /** The client is gone, or was cut off from its stream. */
    private static boolean isTooLate(HttpServerResponse response) {
        return response.headWritten() || response.ended() || response.closed();
    }
}
