package io.portcullis.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.api.Caller;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore;
import io.portcullis.spi.TaskStore.Room;
import io.portcullis.task.Tasks.Rules;

/** Tasks are found by their owner alone, and are over once: K-05, K-18. */
class TasksTest {

    private static final Caller ALICE = Callers.key("alice");
    private static final Caller BOB = Callers.key("bob");
    private static final Rules RULES = new Rules(Duration.ofMinutes(1), Duration.ofSeconds(1), new Room(2, 3), new Room(1, 1));

    private final FakeClock clock = new FakeClock("2026-01-01T00:00:00Z");
    private final InMemoryTaskStore store = new InMemoryTaskStore(100, clock);
    private final Tasks tasks = new Tasks(store, clock, RULES);

    @Test
    void task_isFoundByItsOwnerAlone() {
        StoredTask task = tasks.begin(ALICE, "pay").orElseThrow();
        assertThat(tasks.find(task.id(), ALICE)).contains(task);
        assertThat(tasks.find(task.id(), BOB)).isEmpty();
        assertThat(tasks.find(task.id(), Caller.anonymous())).isEmpty();
        assertThat(tasks.find("tk_none", ALICE)).isEmpty();
    }

    @Test
    void newTask_works_untilItExpires() {
        StoredTask task = tasks.begin(ALICE, "pay").orElseThrow();
        assertThat(task.status()).isEqualTo(Status.WORKING);
        assertThat(task.expiresAt()).isEqualTo(Instant.parse("2026-01-01T00:01:00Z"));
        assertThat(tasks.rules()).isEqualTo(RULES);
    }

    @Test // whoever guesses one gets the results of others where callers cannot be told apart
    void id_cannotBeGuessed() {
        String one = tasks.begin(ALICE, "pay").orElseThrow().id();
        String other = tasks.begin(ALICE, "pay").orElseThrow().id();
        assertThat(one).isNotEqualTo(other).matches("tk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void callers_haveRoomOfTheirOwn_andThoseWithoutACredentialShareOne() {
        assertThat(tasks.begin(Caller.anonymous(), "pay")).isPresent();
        assertThat(tasks.begin(Caller.anonymous(), "pay")).isEmpty();
        for (Caller caller : List.of(ALICE, BOB)) {
            assertThat(tasks.begin(caller, "pay")).isPresent();
            assertThat(tasks.begin(caller, "pay")).isPresent();
            assertThat(tasks.begin(caller, "pay")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "COMPLETED", "FAILED", "CANCELLED" })
    void taskThatIsOver_isNotChanged(Status over) {
        String id = tasks.begin(ALICE, "pay").orElseThrow().id();
        assertThat(tasks.change(id, Status.INPUT_REQUIRED, "{}")).isTrue();
        assertThat(tasks.change(id, over, "")).isTrue();
        assertThat(tasks.change(id, Status.WORKING, "")).isFalse();
        assertThat(tasks.find(id, ALICE).orElseThrow().status()).isEqualTo(over);
        assertThat(tasks.change("tk_none", Status.WORKING, "")).isFalse();
    }

    @Test
    void changes_areTold_untilNobodyWatches() {
        List<Status> seen = new ArrayList<>();
        Runnable stop = tasks.watch(task -> seen.add(task.status()));
        String id = tasks.begin(ALICE, "pay").orElseThrow().id();
        tasks.change(id, Status.COMPLETED, "{}");
        tasks.change(id, Status.FAILED, "{}");
        stop.run();
        tasks.change(tasks.begin(ALICE, "pay").orElseThrow().id(), Status.FAILED, "{}");
        assertThat(seen).containsExactly(Status.COMPLETED);
    }

    @Test // another node, or another thread, was first
    void changeThatMeetsAnother_isMadeToWhatIsThereNow() {
        List<Status> before = new ArrayList<>();
        Tasks racing = new Tasks(new TaskStore() {

            @Override
            public boolean create(StoredTask task, Room room) {
                return store.create(task, room);
            }

            @Override
            public Optional<StoredTask> find(String id) {
                return store.find(id);
            }

            @Override
            public boolean replace(StoredTask seen, StoredTask after) {
                before.add(seen.status());
                if (before.size() == 1) {
                    store.replace(seen, seen.with(Status.INPUT_REQUIRED, "{}", clock.instant()));
                }
                return store.replace(seen, after);
            }
        }, clock, RULES);
        String id = racing.begin(ALICE, "pay").orElseThrow().id();
        assertThat(racing.change(id, Status.COMPLETED, "{}")).isTrue();
        assertThat(before).containsExactly(Status.WORKING, Status.INPUT_REQUIRED);
        assertThat(racing.find(id, ALICE).orElseThrow().status()).isEqualTo(Status.COMPLETED);
    }
}
