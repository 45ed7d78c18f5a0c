package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static io.portcullis.redis.OwnRedis.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.seal.KeyRing;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore.Room;
import io.vertx.redis.client.Response;

/** Whose task an id is, until when, in which state, and how many there may be - over all nodes. */
class RedisTaskStoreTest {

    private static final Room WIDE = new Room(50, 50);
    private static final KeyRing RING = new KeyRing(List.of(SealKey.generated()));
    private static final Keys KEYS = new Keys("portcullis");

    private static OwnRedis redis;
    private static RedisTaskStore store;
    private static RedisTaskStore other;

    @BeforeAll
    static void start() {
        redis = new OwnRedis();
        store = store(RING);
        other = store(RING);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.send("FLUSHALL");
    }

    private static RedisTaskStore store(KeyRing ring) {
        return new RedisTaskStore(redis.client(), KEYS, new TaskText(new Sealer(ring, Clock.systemUTC(), 16 << 20)), 20);
    }

    @Test
    void task_isFoundOnEveryNode_asItIs() {
        StoredTask task = task("a", "ann");
        assertThat(await(store.create(task, WIDE))).isTrue();
        assertThat(await(other.find("a"))).contains(task);
        StoredTask over = task.with(Status.COMPLETED, "{\"ä\":1}", Instant.now());
        assertThat(await(other.replace(task, over))).isTrue();
        assertThat(await(store.find("a"))).contains(over);
        assertThat(await(store.find("b"))).isEmpty();
    }

    @Test
    void idThatIsTaken_stays() {
        StoredTask task = task("a", "ann");
        assertThat(await(store.create(task, WIDE))).isTrue();
        assertThat(await(store.create(task("a", "bob"), WIDE))).isFalse();
        assertThat(await(store.find("a"))).contains(task);
    }

    @Test // what has ended meanwhile does not go on
    void taskThatHasChanged_isNotReplaced() {
        StoredTask task = task("a", "ann");
        await(store.create(task, WIDE));
        assertThat(await(other.replace(task, task.with(Status.CANCELLED, "", Instant.now())))).isTrue();
        assertThat(await(store.replace(task, task.with(Status.COMPLETED, "{}", Instant.now())))).isFalse();
        assertThat(await(store.find("a")).orElseThrow().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void manyChangesAtOnce_oneSucceeds() throws Exception {
        StoredTask task = task("a", "ann");
        await(store.create(task, WIDE));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> won = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                StoredTask after = task.with(Status.COMPLETED, "" + i, task.createdAt());
                RedisTaskStore node = i % 2 == 0 ? store : other;
                won.add(threads.submit(() -> await(node.replace(task, after))));
            }
            int winners = 0;
            for (Future<Boolean> each : won) {
                winners += each.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyBeginningsAtOnce_getTheRoomThereIs() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> begun = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                StoredTask task = task("t" + i, "ann");
                RedisTaskStore node = i % 2 == 0 ? store : other;
                begun.add(threads.submit(() -> await(node.create(task, new Room(5, 50)))));
            }
            int created = 0;
            for (Future<Boolean> each : begun) {
                created += each.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(created).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void runningTasks_areBounded_andFinishedOnesMakeRoom() {
        Room room = new Room(2, 3);
        assertThat(await(store.create(task("a", "ann"), room))).isTrue();
        assertThat(await(other.create(task("b", "ann"), room))).isTrue();
        assertThat(await(store.create(task("c", "ann"), room))).isFalse();
        assertThat(await(store.create(task("c", "bob"), room))).isTrue();
        finish("a", "{}");
        assertThat(await(store.create(task("d", "ann"), room))).isTrue();
        finish("b", "{}");
        assertThat(await(store.create(task("e", "ann"), room))).as("three are kept").isFalse();
    }

    @Test
    void allTasksTogether_areBounded() {
        for (int i = 0; i < 20; i++) {
            assertThat(await(store.create(task("t" + i, "owner" + i), WIDE))).isTrue();
        }
        assertThat(await(other.create(task("more", "ann"), WIDE))).isFalse();
    }

    @Test // otherwise one caller fills the memory of all with large results
    void whatTasksHold_isBounded() {
        for (String id : new String[] { "a", "b" }) {
            assertThat(await(store.create(task(id, "ann"), WIDE))).isTrue();
            finish(id, " ".repeat(8 << 20));
        }
        assertThat(await(store.create(task("c", "ann"), WIDE))).isFalse();
        assertThat(await(store.create(task("c", "bob"), WIDE))).isTrue();
    }

    @Test // a task that is replaced again counts once
    void whatATaskHolds_isCountedOnce() {
        assertThat(await(store.create(task("a", "ann"), WIDE))).isTrue();
        for (int i = 0; i < 3; i++) {
            StoredTask now = await(store.find("a")).orElseThrow();
            await(store.replace(now, now.with(Status.INPUT_REQUIRED, " ".repeat(6 << 20), Instant.now())));
        }
        assertThat(await(store.create(task("b", "ann"), WIDE))).isTrue();
    }

    @Test
    void expiredTask_isGone_andSoIsWhatWasWrittenDownOfIt() {
        Instant now = Instant.now();
        StoredTask brief = new StoredTask("a", "ann", "tool", Status.WORKING, now, now, now.plusMillis(300), "");
        assertThat(await(store.create(brief, WIDE))).isTrue();
        await(store.replace(brief, brief.with(Status.COMPLETED, "x".repeat(100), now)));
        eventually(() -> await(store.find("a")).isEmpty());
        eventually(() -> redis.send("DBSIZE").toLong() == 0);
    }

    @Test
    void expiredTask_makesRoom_besideOneThatStays() {
        Instant now = Instant.now();
        StoredTask brief = new StoredTask("a", "ann", "tool", Status.WORKING, now, now, now.plusMillis(300), "");
        Room one = new Room(2, 2);
        assertThat(await(store.create(brief, one))).isTrue();
        await(store.replace(brief, brief.with(Status.INPUT_REQUIRED, "x".repeat(100), now)));
        assertThat(await(store.create(task("b", "ann"), one))).isTrue();
        eventually(() -> await(store.create(task("c", "ann"), one)));
        assertThat(redis.send("HGET", KEYS.of("tasks-sizes", "ann"), "all")).satisfiesAnyOf(
                sum -> assertThat(sum).isNull(), sum -> assertThat(sum.toString()).isEqualTo("0"));
    }

    @Test
    void nothingOfATask_isReadableInRedis() {
        StoredTask task = new StoredTask("tk_id", "key\0alice", "pay-invoice", Status.WORKING, Instant.now(), Instant.now(),
                Instant.now().plusSeconds(60), "");
        await(store.create(task, WIDE));
        await(store.replace(task, task.with(Status.COMPLETED, "{\"iban\":\"DE00\"}", Instant.now())));
        StringBuilder all = new StringBuilder();
        for (Response key : redis.send("KEYS", "*")) {
            all.append(key).append('\n');
            if (redis.send("TYPE", key).toString().equals("hash")) {
                all.append(redis.send("HGETALL", key)).append('\n');
            }
        }
        assertThat(all.toString()).doesNotContain("alice", "pay-invoice", "iban", "DE00", "tk_id", "COMPLETED");
    }

    @Test
    void taskThatNoNodeHasWritten_isNotFound() {
        await(store(new KeyRing(List.of(SealKey.generated()))).create(task("a", "ann"), WIDE));
        assertThat(await(store.find("a"))).isEmpty();
        redis.send("HSET", KEYS.of("task", "b"), "task", "{\"id\":\"b\"}");
        assertThat(await(store.find("b"))).isEmpty();
    }

    @Test
    void taskUnderTheKeyOfAnother_isNotFound() {
        await(store.create(task("a", "ann"), WIDE));
        redis.send("HSET", KEYS.of("task", "b"), "task", redis.send("HGET", KEYS.of("task", "a"), "task"));
        assertThat(await(store.find("b"))).isEmpty();
    }

    @Test
    void taskThatIsTooLarge_failsItsStage_andStays() {
        StoredTask task = task("a", "ann");
        await(store.create(task, WIDE));
        assertThatThrownBy(() -> await(store.replace(task, task.with(Status.COMPLETED, " ".repeat(16 << 20), Instant.now()))))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(await(store.find("a"))).contains(task);
    }

    private static void finish(String id, String result) {
        StoredTask task = await(store.find(id)).orElseThrow();
        assertThat(await(store.replace(task, task.with(Status.COMPLETED, result, Instant.now())))).isTrue();
    }

    private static StoredTask task(String id, String owner) {
        Instant now = Instant.now();
        return new StoredTask(id, owner, "tool", Status.WORKING, now, now, now.plus(Duration.ofMinutes(10)), "");
    }

}
