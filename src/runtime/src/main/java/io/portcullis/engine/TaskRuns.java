package io.portcullis.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.portcullis.event.Outcome;
import io.portcullis.protocol.Result.TaskCreated;
import io.portcullis.protocol.TaskView;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.spi.StoredTask;
import io.portcullis.task.Tasks;

/** The tasks that run on this node. */
final class TaskRuns {

    private static final Logger LOG = Logger.getLogger(TaskRuns.class);

    private static final Duration RETRY_FULL = Duration.ofSeconds(30);

    private final Tasks tasks;
    private final Map<String, TaskRun> running = new ConcurrentHashMap<>();
    private volatile boolean over;

    TaskRuns(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Begins a task and lets the call go on in it; the answer tells the client where to ask for it. */
    Answer begin(Call call, Function<TaskRun, CompletionStage<Answer>> goOn) {
        Optional<StoredTask> begun = tasks.begin(call.visit().caller(), call.visit().entry().name());
        if (begun.isEmpty()) {
            return Calls.told(call, List.of(), Answer.refused(Outcome.LIMITED, new Limited(RETRY_FULL)));
        }
        String id = begun.get().id();
        TaskRun run = new TaskRun(id, tasks, call.exchange().codec());
        running.put(id, run);
        if (over) { // what was added later is not cancelled with the others
            run.cancel();
        }
        CompletableFuture<Void> tooLate = new CompletableFuture<>();
        tooLate.completeOnTimeout(null, tasks.rules().ttl().toMillis(), TimeUnit.MILLISECONDS).thenRun(run::cancel);
        goOn.apply(run).whenComplete((answer, failure) -> {
            tooLate.cancel(false);
            end(run, failure == null ? answer : Answer.refused(Outcome.ERROR, new Internal()));
            running.remove(id);
        });
        return Answer.of(Outcome.OK, new TaskCreated(view(begun.get())));
    }

    /** A result that cannot be kept is a failure, and no task stays without an end. */
    private static void end(TaskRun run, Answer answer) {
        try {
            run.ended(answer);
        } catch (RuntimeException e) {
            LOG.error("The end of a task could not be kept", e);
            run.ended(Answer.refused(Outcome.ERROR, new Internal()));
        }
    }

    /** Cancels all that run on this node (K-10), and what still begins. */
    void cancelAll() {
        over = true;
        running.values().forEach(TaskRun::cancel);
    }

    Tasks tasks() {
        return tasks;
    }

    /** The run of a task on this node. */
    Optional<TaskRun> find(String id) {
        return Optional.ofNullable(running.get(id));
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
