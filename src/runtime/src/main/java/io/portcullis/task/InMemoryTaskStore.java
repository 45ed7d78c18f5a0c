package io.portcullis.task;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.spi.StoredTask;
import io.portcullis.spi.TaskStore;

/** Tasks in the memory of this process. Bounded: a new task is refused rather than an old one forgotten before its time. */
public final class InMemoryTaskStore implements TaskStore {

    /** What all tasks of one owner, and all tasks, may hold in results and questions before no other begins; in characters. */
    private static final long MAX_OWNED = 16 << 20;
    private static final long MAX_BYTES = 256 << 20;

    private final Map<String, StoredTask> tasks = new HashMap<>();
    private final int maxTasks;
    private final Clock clock;

    public InMemoryTaskStore(int maxTasks, Clock clock) {
        this.maxTasks = maxTasks;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Boolean> create(StoredTask task, Room room) {
        return CompletableFuture.completedFuture(add(task, room));
    }

    @Override
    public CompletionStage<Optional<StoredTask>> find(String id) {
        return CompletableFuture.completedFuture(kept(id));
    }

    @Override
    public CompletionStage<Boolean> replace(StoredTask before, StoredTask after) {
        return CompletableFuture.completedFuture(swap(before, after));
    }

    private synchronized boolean add(StoredTask task, Room room) {
        forgetExpired();
        List<StoredTask> owned = tasks.values().stream().filter(other -> other.owner().equals(task.owner())).toList();
        long running = owned.stream().filter(other -> !other.status().isTerminal()).count();
        if (bytes(owned) >= MAX_OWNED || bytes(tasks.values()) >= MAX_BYTES) {
            return false;
        }
        if (tasks.size() >= maxTasks || owned.size() >= room.kept() || running >= room.running()) {
            return false;
        }
        return tasks.putIfAbsent(task.id(), task) == null;
    }

    private synchronized Optional<StoredTask> kept(String id) {
        return Optional.ofNullable(tasks.get(id)).filter(task -> clock.instant().isBefore(task.expiresAt()));
    }

    private synchronized boolean swap(StoredTask before, StoredTask after) {
        return kept(before.id()).isPresent() && tasks.replace(before.id(), before, after);
    }

    private static long bytes(Collection<StoredTask> some) {
        return some.stream().mapToLong(task -> task.detail().length()).sum();
    }

    private void forgetExpired() {
        tasks.values().removeIf(task -> !clock.instant().isBefore(task.expiresAt()));
    }
}
