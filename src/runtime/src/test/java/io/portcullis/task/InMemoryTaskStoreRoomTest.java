package io.portcullis.task;

import static io.portcullis.fake.Now.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.FakeClock;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore.Room;

/** How much one owner may keep: tasks that run, tasks in all, and what is in them. */
class InMemoryTaskStoreRoomTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Room ROOM = new Room(2, 3);

    private final FakeClock clock = new FakeClock(NOW.toString());
    private final InMemoryTaskStore store = new InMemoryTaskStore(100, clock);

    @Test
    void runningTasks_areBounded_andFinishedOnesMakeRoom() {
        assertThat(now(store.create(task("a", "ann"), ROOM))).isTrue();
        assertThat(now(store.create(task("b", "ann"), ROOM))).isTrue();
        assertThat(now(store.create(task("c", "ann"), ROOM))).isFalse();
        assertThat(now(store.create(task("c", "bob"), ROOM))).isTrue();
        finish("a", "{}");
        assertThat(now(store.create(task("d", "ann"), ROOM))).isTrue();
    }

    @Test
    void keptTasks_areBounded_untilTheyExpire() {
        for (String id : new String[] { "a", "b", "c" }) {
            assertThat(now(store.create(task(id, "ann"), ROOM))).isTrue();
            finish(id, "{}");
        }
        assertThat(now(store.create(task("d", "ann"), ROOM))).isFalse();
        clock.set(NOW.plusSeconds(60).toString());
        assertThat(now(store.create(task("d", "ann"), ROOM))).isTrue();
    }

    @Test // otherwise one caller fills the memory of all with large results
    void whatTasksHold_isBounded() {
        Room wide = new Room(50, 50);
        assertThat(now(store.create(task("a", "ann"), wide))).isTrue();
        finish("a", " ".repeat(16 << 20));
        assertThat(now(store.create(task("b", "ann"), wide))).isFalse();
        assertThat(now(store.create(task("b", "bob"), wide))).isTrue();
    }

    private void finish(String id, String result) {
        StoredTask task = now(store.find(id)).orElseThrow();
        assertThat(now(store.replace(task, task.with(Status.COMPLETED, result, NOW)))).isTrue();
    }

    private static StoredTask task(String id, String owner) {
        return new StoredTask(id, owner, "tool", Status.WORKING, NOW, NOW, NOW.plusSeconds(60), "");
    }
}
