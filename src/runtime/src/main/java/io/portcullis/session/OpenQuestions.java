package io.portcullis.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.portcullis.engine.Outlet;
import io.portcullis.protocol.Slice;
import io.portcullis.session.Timer.Alarm;

/**
 * The questions of one session that wait for an answer (SR-01). A question waits on no thread; it ends once, in whatever way
 * comes first, and then its id is good for nothing.
 */
final class OpenQuestions {

    private final int max;
    private final Duration patience;
    private final Timer timer;
    private final Map<String, CompletableFuture<Slice>> open = new HashMap<>();
    private boolean over;

    OpenQuestions(Settings settings, Timer timer) {
        this.max = settings.caps().questions();
        this.patience = settings.times().question();
        this.timer = timer;
    }

    /** Asks; see {@link io.portcullis.engine.Peer#ask}. Whoever cancels the future takes the question back. */
    CompletionStage<Slice> ask(Function<String, byte[]> message, Outlet outlet) {
        String json = RandomId.number(); // there are clients that take no other ids for questions
        byte[] bytes = message.apply(json);
        CompletableFuture<Slice> answer = new CompletableFuture<>();
        if (begins(json, answer)) { // before it is sent: the answer may be quicker than what follows
            Alarm alarm = timer.after(patience, () -> answer.completeExceptionally(new TimeoutException()));
            answer.whenComplete((result, failure) -> {
                forget(json);
                alarm.cancel();
            });
            outlet.onGone(() -> cancel(json)); // by id: the stream outlives the question, and must not hold its answer
            if (!outlet.send(bytes)) {
                answer.cancel(false);
            }
        }
        return answer;
    }

    /** The client answered. What was not asked here, or is answered already, is ignored. */
    void answered(String idJson, Optional<Slice> result) {
        CompletableFuture<Slice> answer = get(idJson);
        if (answer == null) {
            return;
        }
        if (result.isPresent()) {
            answer.complete(result.get());
        } else {
            answer.completeExceptionally(new IllegalStateException("the client answered with an error"));
        }
    }

    /** Ends all, and everything that is asked from now on. */
    void end() {
        List<CompletableFuture<Slice>> all;
        synchronized (this) {
            over = true;
            all = new ArrayList<>(open.values());
        }
        all.forEach(answer -> answer.cancel(false));
    }

    private synchronized boolean begins(String json, CompletableFuture<Slice> answer) {
        if (over) {
            answer.cancel(false);
        } else if (open.size() >= max) {
            answer.completeExceptionally(new IllegalStateException("too many questions are open"));
        } else {
            open.put(json, answer);
        }
        return !answer.isDone();
    }

    private void cancel(String json) {
        CompletableFuture<Slice> answer = get(json);
        if (answer != null) {
            answer.cancel(false);
        }
    }

    private synchronized CompletableFuture<Slice> get(String json) {
        return open.get(json);
    }

    private synchronized void forget(String json) {
        open.remove(json);
    }
}
