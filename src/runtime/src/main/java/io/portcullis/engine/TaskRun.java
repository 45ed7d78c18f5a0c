package io.portcullis.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Question;
import io.portcullis.engine.Dialog.Answered;
import io.portcullis.protocol.Codec;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.Slice;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.task.Tasks;

/** A task that runs on this node: asks through its status, is cancelled, and ends in the store. */
final class TaskRun {

    private final String id;
    private final Tasks tasks;
    private final Codec codec;
    private final Signal signal = new Signal();
    private final Set<String> used = new HashSet<>();
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);
    private Waiting waiting;

    TaskRun(String id, Tasks tasks, Codec codec) {
        this.id = id;
        this.tasks = tasks;
        this.codec = codec;
    }

    /** Questions that wait for answers: by the key they were asked under, the key the method knows. */
    private record Waiting(Leg leg, Map<String, String> open, CompletableFuture<Leg> next) {

        /** What is still to be answered, as it is shown to the client. */
        Map<String, Question> shown() {
            Map<String, Question> shown = new LinkedHashMap<>();
            open.forEach((unused, key) -> shown.put(unused, leg.dialog().open().get(key)));
            return shown;
        }
    }

    Signal signal() {
        return signal;
    }

    /** Asks through the status of the task, and waits without a thread. */
    synchronized CompletionStage<Leg> ask(Leg leg) {
        Map<String, String> open = new LinkedHashMap<>();
        leg.dialog().open().keySet().forEach(key -> open.put(unused(key), key));
        Waiting asked = new Waiting(leg, open, new CompletableFuture<>());
        waiting = asked;
        change(Status.INPUT_REQUIRED, codec.questions(asked.shown())).whenComplete((shown, failure) -> {
            if (failure != null || !shown) { // nobody can see the question
                asked.next().completeExceptionally(new CancellationException());
            }
        });
        return asked.next();
    }

    /** Changes the status, in the order of the calls, however long a store takes for one. */
    private synchronized CompletionStage<Boolean> change(Status status, String detail) {
        CompletionStage<Boolean> next = last.handle((earlier, failure) -> tasks.change(id, status, detail))
                .thenCompose(changed -> changed);
        last = next;
        return next;
    }

    /** A key that this task has not used yet (K-09). */
    private String unused(String key) {
        String unused = key;
        for (int again = 2; !used.add(unused); again++) {
            unused = key + "-" + again;
        }
        return unused;
    }

    /** Takes answers; unknown keys are ignored, and some may still be missing (K-08). */
    CompletionStage<Void> answer(Map<String, Slice> responses) {
        Waiting complete;
        synchronized (this) {
            if (waiting == null) {
                return CompletableFuture.completedFuture(null);
            }
            responses.forEach(this::take);
            if (!waiting.open().isEmpty()) {
                return change(Status.INPUT_REQUIRED, codec.questions(waiting.shown())).thenAccept(shown -> {
                });
            }
            complete = waiting;
            waiting = null;
        }
        return change(Status.WORKING, "").handle((works, failure) -> {
            if (failure == null && works) {
                complete.leg().dialog().resume();
                complete.next().complete(complete.leg().next());
            } else { // it was cancelled meanwhile, or nobody knows
                complete.next().completeExceptionally(new CancellationException());
            }
            return null;
        });
    }

    private void take(String shown, Slice response) {
        String key = waiting.open().remove(shown);
        if (key != null) {
            Question question = waiting.leg().dialog().open().get(key);
            waiting.leg().dialog().take(key, new Answered(QuestionDigest.of(question), response));
        }
    }

    /** Cancels the task, whatever it does now (K-10). */
    CompletionStage<Boolean> cancel() {
        CompletionStage<Boolean> cancelled = change(Status.CANCELLED, "");
        signal.request(); // whatever the store says
        Optional<Waiting> stopped;
        synchronized (this) {
            stopped = Optional.ofNullable(waiting);
            waiting = null;
        }
        stopped.ifPresent(each -> each.next().completeExceptionally(new CancellationException()));
        return cancelled;
    }

    /** The call behind the task has ended (K-07). */
    CompletionStage<Boolean> ended(Answer answer) {
        if (answer.result() != null) {
            return change(Status.COMPLETED, codec.detached(answer.result()));
        } else if (answer.refusal() != null) {
            return change(Status.FAILED, ErrorTable.detached(answer.refusal()));
        }
        return change(Status.CANCELLED, "");
    }
}
