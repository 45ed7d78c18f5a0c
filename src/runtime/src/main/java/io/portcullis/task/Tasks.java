package io.portcullis.task;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.portcullis.api.Caller;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore;
import io.portcullis.spi.TaskStore.Room;

/** The tasks of all callers. An id alone opens nothing: a task is found only for its owner (K-15). */
public final class Tasks {

    private static final int ID_BYTES = 32;

    private final TaskStore store;
    private final Clock clock;
    private final Rules rules;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<StoredTask>> watchers = new CopyOnWriteArrayList<>();

    public Tasks(TaskStore store, Clock clock, Rules rules) {
        this.store = store;
        this.clock = clock;
        this.rules = rules;
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

    /** Begins a task, durable when this returns (K-05); empty when there is no room for another. */
    public Optional<StoredTask> begin(Caller caller, String tool) {
        Instant now = clock.instant();
        StoredTask task = new StoredTask(id(), caller.key(), tool, Status.WORKING, now, now, now.plus(rules.ttl()), "");
        return store.create(task, caller.isAnonymous() ? rules.shared() : rules.room()) ? Optional.of(task) : Optional.empty();
    }

    /** The task, if it is this caller's. */
    public Optional<StoredTask> find(String id, Caller caller) {
        return store.find(id).filter(task -> task.owner().equals(caller.key()));
    }

    /** Changes the status of a task. False when the task is over or gone, which nothing changes any more (K-18). */
    public boolean change(String id, Status status, String detail) {
        while (true) {
            Optional<StoredTask> before = store.find(id).filter(task -> !task.status().isTerminal());
            if (before.isEmpty()) {
                return false;
            }
            StoredTask after = before.get().with(status, detail, clock.instant());
            if (store.replace(before.get(), after)) {
                watchers.forEach(watcher -> watcher.accept(after));
                return true;
            }
        }
    }

    /** Tells whenever a task has changed on this node, on the thread that changed it. */
    public Runnable watch(Consumer<StoredTask> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "tk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
