package io.portcullis.transport;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

import io.portcullis.engine.Outlet;
import io.portcullis.engine.Reply;
import io.portcullis.identity.Receipt;
import io.portcullis.overload.Entrance;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.ext.web.RoutingContext;

/**
 * Carries one request through: its body in, its answer out, as plain bytes through the REST layer or as the end of a stream
 * that
 * was opened past it.
 */
final class Exchanges {

    private final SseOutlet outlet;
    private final UniEmitter<? super byte[]> answer;
    private final ResteasyReactiveRequestContext rest;

    private Exchanges(SseOutlet outlet, UniEmitter<? super byte[]> answer, ResteasyReactiveRequestContext rest) {
        this.outlet = outlet;
        this.answer = answer;
        this.rest = rest;
        answer.onTermination(outlet::gone); // the REST layer cancels when the connection is lost
    }

    /** The answer to a request with a body. */
    static Uni<byte[]> answer(RoutingContext context, SseOutlet outlet, Body.Rules rules,
            BiFunction<byte[], Outlet, CompletionStage<Reply>> engine) {
        ResteasyReactiveRequestContext rest = CurrentRequestManager.get();
        return Uni.createFrom().emitter(emitter -> {
            Exchanges exchange = new Exchanges(outlet, emitter, rest);
            Body.read(context, rules,
                    body -> engine.apply(body, outlet).whenComplete(exchange::settle),
                    refusal -> refuse(context, rest, emitter, refusal));
        });
    }

    /** A body that is taken; what becomes of it is said elsewhere. */
    static Uni<byte[]> accept(RoutingContext context, Body.Rules rules, Consumer<byte[]> taken) {
        ResteasyReactiveRequestContext rest = CurrentRequestManager.get();
        return Uni.createFrom().emitter(emitter -> Body.read(context, rules, body -> {
            taken.accept(body);
            emitter.fail(AnswerException.accepted());
        }, refusal -> refuse(context, rest, emitter, refusal)));
    }

    private static void refuse(RoutingContext context, ResteasyReactiveRequestContext rest,
            UniEmitter<? super byte[]> answer, Malformed refusal) {
        if (refusal.fault() == Fault.REQUEST) {
            rest.close(); // it ended in the middle: the client is gone, and nobody takes an answer
        } else {
            LastAnswer.announce(context);
            answer.fail(AnswerException.refused(refusal));
        }
    }

    /** A stream without an answer. */
    static Uni<byte[]> stream(RoutingContext context, SseOutlet.Rules rules,
            Function<SseOutlet, CompletionStage<Void>> attach) {
        ResteasyReactiveRequestContext rest = CurrentRequestManager.get();
        SseOutlet outlet = new SseOutlet(context, rules, true);
        return Uni.createFrom().emitter(emitter -> {
            Exchanges exchange = new Exchanges(outlet, emitter, rest);
            try {
                if (!outlet.stay()) {
                    throw new RefusedException(Entrance.tooManyStreams());
                }
                CompletionStage<Void> end = attach.apply(outlet);
                Receipt.of(context).ifPresent(Receipt::granted);
                outlet.open();
                end.whenComplete((nothing, failure) -> outlet.end(new byte[0], exchange::close));
            } catch (RefusedException e) {
                emitter.fail(AnswerException.refused(e.refusal()));
            } catch (RuntimeException e) {
                emitter.fail(e);
            }
        });
    }

    private void settle(Reply reply, Throwable failure) {
        Reply settled = failure == null ? reply : Reply.broken(failure);
        if (outlet.end(settled.body(), this::close)) {
            return; // the status is long gone; an error is the last message
        }
        try {
            answer.complete(bytes(settled));
        } catch (AnswerException e) {
            answer.fail(e);
        }
    }

    /** The REST layer waits for an answer that went out past it. */
    private void close() {
        rest.close();
    }

    private static byte[] bytes(Reply reply) {
        Optional<Refusal> refusal = reply.refusal();
        if (refusal.isPresent()) {
            throw AnswerException.refused(reply, refusal.get());
        }
        if (reply.isNothing()) {
            throw AnswerException.accepted();
        }
        if (reply.session().isPresent()) {
            throw AnswerException.beginning(reply);
        }
        return reply.body();
    }
}
