package io.portcullis.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.portcullis.spi.StoredTask;
import io.portcullis.spi.TaskStore;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisAPI;

/**
 * Tasks in Redis, sealed. Counts over all nodes how many an owner has, how many of them run, and how much is in them; what
 * expires is taken off by the clock of Redis.
 */
final class RedisTaskStore implements TaskStore {

    /** What all tasks of one owner, and all tasks, may hold before no other begins; in characters. */
    private static final long MAX_OWNED = 16 << 20;
    private static final long MAX_ALL = 256 << 20;

    private final RedisAPI redis;
    private final Keys keys;
    private final TaskText texts;
    private final int maxTasks;
    private final Script create = Script.of("books.lua", "create-task.lua");
    private final Script replace = Script.of("books.lua", "replace-task.lua");

    /** @param maxTasks how many tasks there may be in all */
    RedisTaskStore(RedisAPI redis, Keys keys, TaskText texts, int maxTasks) {
        this.redis = redis;
        this.keys = keys;
        this.texts = texts;
        this.maxTasks = maxTasks;
    }

    @Override
    public CompletionStage<Boolean> create(StoredTask task, Room room) {
        long ttl = Duration.between(task.createdAt(), task.expiresAt()).toMillis();
        return stage(() -> create.run(redis, keys(task),
                List.of(Keys.digest(task.id()), Long.toString(ttl), texts.digest(task), texts.sealed(task),
                        Integer.toString(room.kept()), Integer.toString(room.running()), Integer.toString(maxTasks),
                        Long.toString(MAX_OWNED), Long.toString(MAX_ALL)))
                .map(created -> created.toInteger() == 1));
    }

    @Override
    public CompletionStage<Optional<StoredTask>> find(String id) {
        return stage(() -> redis.hget(keys.of("task", id), "task")
                .map(found -> found == null ? Optional.empty() : texts.open(id, found.toString())));
    }

    @Override
    public CompletionStage<Boolean> replace(StoredTask before, StoredTask after) {
        return stage(() -> replace.run(redis, keys(before),
                List.of(Keys.digest(before.id()), texts.digest(before), texts.digest(after), texts.sealed(after),
                        Integer.toString(after.detail().length()), after.status().isTerminal() ? "over" : "goes on"))
                .map(replaced -> replaced.toInteger() == 1));
    }

    private List<String> keys(StoredTask task) {
        return List.of(keys.of("task", task.id()), keys.of("tasks", task.owner()), keys.of("tasks-running", task.owner()),
                keys.of("tasks-sizes", task.owner()), keys.named("tasks"), keys.named("tasks-sizes"));
    }

    /** Nothing is thrown: a task that cannot be written fails its stage. */
    private static <T> CompletionStage<T> stage(Supplier<Future<T>> asked) {
        return Future.succeededFuture().compose(ready -> asked.get()).toCompletionStage();
    }
}
