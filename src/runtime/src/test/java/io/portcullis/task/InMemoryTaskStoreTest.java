package io.portcullis.task;

import static io.portcullis.fake.Now.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.FakeClock;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore.Room;

/** Whose task an id is, until when, and in which state. */
class InMemoryTaskStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Room WIDE = new Room(50, 50);

    private final FakeClock clock = new FakeClock(NOW.toString());
    private final InMemoryTaskStore store = new InMemoryTaskStore(20, clock);

    @Test
    void idThatIsTaken_stays() {
        assertThat(now(store.create(task("a", "ann"), WIDE))).isTrue();
        assertThat(now(store.create(task("a", "bob"), WIDE))).isFalse();
        assertThat(now(store.find("a"))).contains(task("a", "ann"));
    }

    @Test
    void expiredTask_isNeitherFoundNorChanged() {
        StoredTask task = task("a", "ann");
        now(store.create(task, WIDE));
        clock.set(NOW.plusSeconds(59).toString());
        assertThat(now(store.find("a"))).contains(task);
        clock.set(NOW.plusSeconds(60).toString());
        assertThat(now(store.find("a"))).isEmpty();
        assertThat(now(store.replace(task, task.with(Status.COMPLETED, "{}", NOW)))).isFalse();
    }

    @Test // what has ended meanwhile does not go on
    void taskThatHasChanged_isNotReplaced() {
        StoredTask task = task("a", "ann");
        now(store.create(task, WIDE));
        assertThat(now(store.replace(task, task.with(Status.CANCELLED, "", NOW)))).isTrue();
        assertThat(now(store.replace(task, task.with(Status.COMPLETED, "{}", NOW)))).isFalse();
        assertThat(now(store.find("a")).orElseThrow().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void allTasksTogether_areBounded() {
        for (int i = 0; i < 20; i++) {
            assertThat(now(store.create(task("t" + i, "owner" + i), WIDE))).isTrue();
        }
        assertThat(now(store.create(task("more", "ann"), WIDE))).isFalse();
    }

    @Test // many callers with one large result each
    void whatAllTasksHold_isBounded() {
        String large = " ".repeat(16 << 20);
        for (int i = 0; i < 16; i++) {
            StoredTask task = task("t" + i, "owner" + i);
            assertThat(now(store.create(task, WIDE))).isTrue();
            now(store.replace(task, task.with(Status.COMPLETED, large, NOW)));
        }
        assertThat(now(store.create(task("more", "ann"), WIDE))).isFalse();
    }

    private static StoredTask task(String id, String owner) {
        return new StoredTask(id, owner, "tool", Status.WORKING, NOW, NOW, NOW.plusSeconds(60), "");
    }
}
