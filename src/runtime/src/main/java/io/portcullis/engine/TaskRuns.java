package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.portcullis.event.Given;
import io.portcullis.event.Outcome;
import io.portcullis.protocol.Result.TaskCreated;
import io.portcullis.protocol.Slice;
import io.portcullis.protocol.TaskView;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.spi.StoredTask;
import io.portcullis.task.Tasks;
import io.portcullis.task.Word;
import io.portcullis.task.Word.Kind;

/** The tasks that run on this node. */
final class TaskRuns {

    private static final Logger LOG = Logger.getLogger(TaskRuns.class);

    private static final Duration RETRY_FULL = Duration.ofSeconds(30);

    /** How often the end of a task is tried to be kept, each time after twice as long: two minutes in all. */
    private static final int ATTEMPTS = 7;

    private final Tasks tasks;
    private final Map<String, TaskRun> running = new ConcurrentHashMap<>();
    private volatile boolean over;

    TaskRuns(Tasks tasks) {
        this.tasks = tasks;
        tasks.listen(this::told);
    }

    /** Begins a task and lets the call go on in it; the answer tells the client where to ask for it. */
    CompletionStage<Answer> begin(Call call, Function<TaskRun, CompletionStage<Answer>> goOn) {
        return tasks.begin(call.visit().caller(), call.visit().entry().name()).handle((begun, failure) -> {
            if (failure != null) {
                return Calls.told(call, Given.NOTHING, Answer.refused(Outcome.REFUSED, Settled.refusal(failure)));
            }
            return begun.map(task -> start(task, call, goOn)).orElseGet(
                    () -> Calls.told(call, Given.NOTHING, Answer.refused(Outcome.LIMITED, new Limited(RETRY_FULL))));
        });
    }

    private Answer start(StoredTask task, Call call, Function<TaskRun, CompletionStage<Answer>> goOn) {
        TaskRun run = new TaskRun(task.id(), tasks, call.exchange().codec());
        running.put(task.id(), run);
        if (over) { // what was added later is not cancelled with the others
            run.cancel();
        }
        CompletableFuture<Void> tooLate = new CompletableFuture<>();
        tooLate.completeOnTimeout(null, tasks.rules().ttl().toMillis(), TimeUnit.MILLISECONDS).thenRun(run::cancel);
        goOn.apply(run).whenComplete((answer, failure) -> {
            tooLate.cancel(false);
            String id = call.visit().origin().correlationId();
            end(run, failure == null ? answer : broken(failure, id), id);
            running.remove(task.id());
        });
        return Answer.of(Outcome.OK, new TaskCreated(view(task)));
    }

    /** A result that cannot be kept is a failure, and no task stays without an end. */
    private static void end(TaskRun run, Answer answer, String correlationId) {
        try {
            keep(run, answer, 1);
        } catch (RuntimeException e) {
            keep(run, broken(e, correlationId), 1);
        }
    }

    private static Answer broken(Throwable failure, String correlationId) {
        LOG.errorf(Cause.of(failure), "A task could not end as it should, correlation id %s", correlationId);
        return Answer.refused(Outcome.ERROR, new Internal(correlationId));
    }

    /** Cancels all that run on this node (K-10), and what still begins. */
    void cancelAll() {
        over = true;
        running.values().forEach(TaskRun::cancel);
    }

    /** A store that is away for a moment does not cost the result. */
    private static void keep(TaskRun run, Answer answer, int attempt) {
        run.ended(answer).whenComplete((kept, failure) -> {
            if (failure != null && attempt < ATTEMPTS) {
                LOG.warnf("The end of a task could not be kept yet: %s", Cause.line(failure));
                Executor later = CompletableFuture.delayedExecutor(1L << (attempt - 1), TimeUnit.SECONDS);
                later.execute(() -> keep(run, answer, attempt + 1));
            } else if (failure != null) {
                LOG.error("The end of a task could not be kept", Cause.of(failure));
            }
        });
    }

    Tasks tasks() {
        return tasks;
    }

    /** Takes what a client answered to its task, wherever it runs. */
    CompletionStage<Void> answer(StoredTask task, Optional<Slice> responses) {
        TaskRun run = running.get(task.id());
        if (run != null) {
            return run.answer(responses.map(Slice::members).orElse(Map.of()));
        }
        if (!task.status().isTerminal()) {
            responses.ifPresent(each -> tasks.tell(new Word(Kind.ANSWERED, task.id(), each.text())));
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Cancels a task, wherever it runs. */
    CompletionStage<Boolean> cancel(StoredTask task) {
        TaskRun run = running.get(task.id());
        if (run != null) {
            return run.cancel();
        }
        return tasks.change(task.id(), StoredTask.Status.CANCELLED, "").thenApply(cancelled -> {
            tasks.tell(new Word(Kind.CANCELLED, task.id(), ""));
            return cancelled;
        });
    }

    /** What reached another node, which has decided already that it may be done. */
    private void told(Word word) {
        TaskRun run = running.get(word.task());
        if (run == null) {
            return;
        }
        if (word.kind() == Kind.CANCELLED) {
            run.cancel();
        } else if (word.kind() == Kind.ANSWERED) {
            byte[] answers = word.content().getBytes(StandardCharsets.UTF_8);
            run.answer(new Slice(answers, 0, answers.length).members());
        }
    }

    /** A task as clients are told about it. */
    TaskView view(StoredTask task) {
        TaskView.Times times = new TaskView.Times(task.createdAt(), task.updatedAt(),
                Duration.between(task.createdAt(), task.expiresAt()).toMillis(), tasks.rules().pollInterval().toMillis());
        return switch (task.status()) {
            case WORKING -> new TaskView(task.id(), "working", times, "", "");
            case INPUT_REQUIRED -> new TaskView(task.id(), "input_required", times, "inputRequests", task.detail());
            case COMPLETED -> new TaskView(task.id(), "completed", times, "result", task.detail());
            case FAILED -> new TaskView(task.id(), "failed", times, "error", task.detail());
            case CANCELLED -> new TaskView(task.id(), "cancelled", times, "", "");
        };
    }
}
