package io.portcullis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Question;
import io.portcullis.catalog.Confirmation;
import io.portcullis.engine.Dialog.Answered;
import io.portcullis.engine.States.Binding;
import io.portcullis.protocol.Slice;

/** Carries questions to the client and answers back: in sealed states, or over the stream of a session. */
final class Asking {

    private final States states;

    Asking(States states) {
        this.states = states;
    }

    /** The first run of a call, knowing what the client brings; refuses a state that is not valid. */
    CompletionStage<Leg> begin(Call call) {
        Exchange exchange = call.exchange();
        Dialog dialog = new Dialog(exchange.capabilities());
        boolean brings = exchange.isModern() && exchange.params().members().containsKey("requestState");
        return brings ? states.restore(binding(call), exchange.params(), dialog).thenApply(round -> new Leg(dialog, round))
                : CompletableFuture.completedFuture(new Leg(dialog, 0));
    }

    boolean mayAskAgain(Leg leg) {
        return states.mayAsk(leg.round());
    }

    /** What the client is to bring back with its answers. */
    String seal(Call call, Leg leg) {
        return states.seal(binding(call), leg.dialog(), leg.round());
    }

    /** Asks through the session and waits without a thread; the next run knows the answers. */
    CompletionStage<Leg> overSession(Exchange exchange, Leg leg, Signal signal) {
        Peer peer = exchange.peer().orElseThrow();
        List<CompletableFuture<Slice>> open = new ArrayList<>();
        List<CompletableFuture<Slice>> heard = new ArrayList<>();
        for (Map.Entry<String, Question> question : leg.dialog().open().entrySet()) {
            CompletableFuture<Slice> answer = peer
                    .ask(id -> exchange.codec().question(id, question.getValue()), exchange.outlet()).toCompletableFuture();
            open.add(answer);
            heard.add(answer.whenComplete((content, failure) -> take(leg.dialog(), question, content)));
        }
        signal.onRequest(() -> open.forEach(answer -> answer.cancel(false))); // takes the questions back
        return CompletableFuture.allOf(heard.toArray(CompletableFuture[]::new)).thenApply(all -> {
            leg.dialog().resume();
            return leg.next();
        });
    }

    private static void take(Dialog dialog, Map.Entry<String, Question> question, Slice answer) {
        if (answer != null) {
            dialog.take(question.getKey(), new Answered(QuestionDigest.of(question.getValue()), answer));
        }
    }

    private static Binding binding(Call call) {
        return new Binding(call.exchange().caller(), call.exchange().method(), call.input().digest(),
                call.visit().entry().confirmation().filter(Confirmation::onceOnly).isPresent());
    }
}
