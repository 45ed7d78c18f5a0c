package io.portcullis.transport;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.portcullis.engine.Outlet;
import io.portcullis.engine.Reply;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.identity.ClientAddress;
import io.portcullis.identity.Receipt;
import io.portcullis.overload.Entrance;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * One request that is served: its body in, its answer out, as plain bytes or as a stream.
 *
 * @param context the request
 * @param accepted what its client takes
 * @param responder writes the answer
 */
record HttpExchange(RoutingContext context, Accepted accepted, Responder responder) {

    HttpServerRequest request() {
        return context.request();
    }

    /** The network address of the client. */
    String address() {
        return Receipt.of(context).map(Receipt::address).orElseGet(() -> ClientAddress.of(request()));
    }

    /** Says what the request is for. */
    void isFor(What what) {
        Receipt.of(context).ifPresent(receipt -> receipt.isFor(what));
    }

    /** From here on, the engine tells what becomes of it. */
    void claim() {
        Receipt.of(context).ifPresent(Receipt::claim);
    }

    /** Reads the body, and answers what the engine makes of it. */
    void answer(McpEndpoint.Rules rules, BiFunction<byte[], Outlet, CompletionStage<Reply>> engine) {
        SseOutlet outlet = outlet(rules.streams(), accepted.stream());
        read(rules.body(), body -> engine.apply(body, outlet)
                .whenComplete((reply, failure) -> settle(outlet, failure == null ? reply : Reply.broken(failure))));
    }

    /** Takes the body; what becomes of it is said elsewhere. */
    void accept(Body.Rules rules, Consumer<byte[]> taken) {
        read(rules, body -> {
            taken.accept(body);
            responder.fail(context, AnswerException.accepted());
        });
    }

    /** Opens a stream without an answer. */
    void stream(SseOutlet.Rules rules, Function<SseOutlet, CompletionStage<Void>> attach) {
        SseOutlet outlet = outlet(rules, true);
        if (!outlet.stay()) {
            throw new RefusedException(Entrance.tooManyStreams());
        }
        CompletionStage<Void> end = attach.apply(outlet);
        Receipt.of(context).ifPresent(Receipt::granted);
        outlet.open();
        end.whenComplete((nothing, failure) -> outlet.end(new byte[0]));
    }

    private SseOutlet outlet(SseOutlet.Rules rules, boolean taken) {
        SseOutlet outlet = new SseOutlet(context, rules, taken);
        context.addEndHandler(over -> outlet.gone()); // answered by now, or the connection is lost
        return outlet;
    }

    private void settle(SseOutlet outlet, Reply reply) {
        if (!outlet.end(reply.body())) { // a stream's status is long gone, and an error is its last message
            outlet.onLoop(() -> safely(() -> responder.send(context, reply)));
        }
    }

    private void read(Body.Rules rules, Consumer<byte[]> whole) {
        Body.read(context, rules, body -> safely(() -> whole.accept(body)), this::refuse);
    }

    /** Whatever happens: no request is left without an answer. */
    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            responder.fail(context, e);
        }
    }

    private void refuse(Malformed refusal) {
        if (refusal.fault() != Fault.REQUEST) { // that one ended in the middle: the client is gone, and nobody takes an answer
            LastAnswer.announce(context);
            responder.fail(context, AnswerException.refused(refusal));
        }
    }
}
