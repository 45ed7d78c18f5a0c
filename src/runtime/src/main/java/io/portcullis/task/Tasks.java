package io.portcullis.task;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.redaction.Cause;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore;
import io.portcullis.spi.TaskStore.Room;
import io.portcullis.task.Word.Kind;

/** The tasks of all callers. An id alone opens nothing: a task is found only for its owner (K-15). */
public final class Tasks {

    private static final Logger LOG = Logger.getLogger(Tasks.class);

    private static final int ID_BYTES = 32;
    private static final String TOPIC = "tasks";

    private final TaskStore store;
    private final Nodes nodes;
    private final Clock clock;
    private final Rules rules;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<StoredTask>> watchers = new CopyOnWriteArrayList<>();

    /** @param nodes where tasks of the same store may run, too */
    public Tasks(TaskStore store, Nodes nodes, Clock clock, Rules rules) {
        this.store = store;
        this.nodes = nodes;
        this.clock = clock;
        this.rules = rules;
        nodes.listen(TOPIC, message -> Word.of(message).filter(word -> word.kind() == Kind.CHANGED)
                .ifPresent(word -> changedElsewhere(word.task())));
    }

    /**
     * How tasks are kept.
     *
     * @param ttl how long, from their beginning
     * @param pollInterval how often a client should ask
     * @param room how many one caller may have
     * @param shared how many all callers without a credential may have together, who cannot be told apart
     */
    public record Rules(Duration ttl, Duration pollInterval, Room room, Room shared) {
    }

    /** How tasks are kept. */
    public Rules rules() {
        return rules;
    }

    /** Begins a task, durable when the stage completes (K-05); empty when there is no room for another. */
    public CompletionStage<Optional<StoredTask>> begin(Caller caller, String tool) {
        Instant now = clock.instant();
        StoredTask task = new StoredTask(id(), caller.key(), tool, Status.WORKING, now, now, now.plus(rules.ttl()), "");
        return store.create(task, caller.isAnonymous() ? rules.shared() : rules.room())
                .thenApply(created -> created ? Optional.of(task) : Optional.empty());
    }

    /** The task, if it is this caller's. */
    public CompletionStage<Optional<StoredTask>> find(String id, Caller caller) {
        return store.find(id).thenApply(found -> found.filter(task -> task.owner().equals(caller.key())));
    }

    /** Changes the status of a task. False when the task is over or gone, which nothing changes any more (K-18). */
    public CompletionStage<Boolean> change(String id, Status status, String detail) {
        return store.find(id).thenCompose(found -> {
            Optional<StoredTask> before = found.filter(task -> !task.status().isTerminal());
            if (before.isEmpty()) {
                return CompletableFuture.completedFuture(false);
            }
            StoredTask after = before.get().with(status, detail, clock.instant());
            return store.replace(before.get(), after).thenCompose(replaced -> {
                if (!replaced) { // another was first: once more, to what is there now
                    return change(id, status, detail);
                }
                tellWatchers(after);
                tell(new Word(Kind.CHANGED, id, ""));
                return CompletableFuture.completedFuture(true);
            });
        });
    }

    /** Tells whenever a task has changed, on any node, on the thread that changed it or heard of it. */
    public Runnable watch(Consumer<StoredTask> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Tells the other nodes, of which one may run the task. */
    public void tell(Word word) {
        nodes.tell(TOPIC, word.text());
    }

    /** Hears what other nodes tell about tasks that may run here. */
    public void listen(Consumer<Word> listener) {
        nodes.listen(TOPIC, message -> Word.of(message).filter(word -> word.kind() != Kind.CHANGED).ifPresent(listener));
    }

    private void changedElsewhere(String id) {
        if (!watchers.isEmpty()) {
            store.find(id).whenComplete((found, failure) -> {
                if (failure != null) {
                    LOG.warnf("A task that has changed on another node could not be read: %s", Cause.line(failure));
                } else {
                    found.ifPresent(this::tellWatchers);
                }
            });
        }
    }

    private void tellWatchers(StoredTask task) {
        watchers.forEach(watcher -> watcher.accept(task));
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "tk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
