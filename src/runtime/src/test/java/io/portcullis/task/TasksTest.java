package io.portcullis.task;

import static io.portcullis.fake.Now.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.api.Caller;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.spi.Nodes;
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
    private final Tasks tasks = new Tasks(store, Nodes.alone(), clock, RULES);

    @Test
    void task_isFoundByItsOwnerAlone() {
        StoredTask task = now(tasks.begin(ALICE, "pay")).orElseThrow();
        assertThat(now(tasks.find(task.id(), ALICE))).contains(task);
        assertThat(now(tasks.find(task.id(), BOB))).isEmpty();
        assertThat(now(tasks.find(task.id(), Caller.anonymous()))).isEmpty();
        assertThat(now(tasks.find("tk_none", ALICE))).isEmpty();
    }

    @Test
    void newTask_works_untilItExpires() {
        StoredTask task = now(tasks.begin(ALICE, "pay")).orElseThrow();
        assertThat(task.status()).isEqualTo(Status.WORKING);
        assertThat(task.expiresAt()).isEqualTo(Instant.parse("2026-01-01T00:01:00Z"));
        assertThat(tasks.rules()).isEqualTo(RULES);
    }

    @Test // whoever guesses one gets the results of others where callers cannot be told apart
    void id_cannotBeGuessed() {
        String one = now(tasks.begin(ALICE, "pay")).orElseThrow().id();
        String other = now(tasks.begin(ALICE, "pay")).orElseThrow().id();
        assertThat(one).isNotEqualTo(other).matches("tk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void callers_haveRoomOfTheirOwn_andThoseWithoutACredentialShareOne() {
        assertThat(now(tasks.begin(Caller.anonymous(), "pay"))).isPresent();
        assertThat(now(tasks.begin(Caller.anonymous(), "pay"))).isEmpty();
        for (Caller caller : List.of(ALICE, BOB)) {
            assertThat(now(tasks.begin(caller, "pay"))).isPresent();
            assertThat(now(tasks.begin(caller, "pay"))).isPresent();
            assertThat(now(tasks.begin(caller, "pay"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "COMPLETED", "FAILED", "CANCELLED" })
    void taskThatIsOver_isNotChanged(Status over) {
        String id = now(tasks.begin(ALICE, "pay")).orElseThrow().id();
        assertThat(now(tasks.change(id, Status.INPUT_REQUIRED, "{}"))).isTrue();
        assertThat(now(tasks.change(id, over, ""))).isTrue();
        assertThat(now(tasks.change(id, Status.WORKING, ""))).isFalse();
        assertThat(now(tasks.find(id, ALICE)).orElseThrow().status()).isEqualTo(over);
        assertThat(now(tasks.change("tk_none", Status.WORKING, ""))).isFalse();
    }

    @Test
    void changes_areTold_untilNobodyWatches() {
        List<Status> seen = new ArrayList<>();
        Runnable stop = tasks.watch(task -> seen.add(task.status()));
        String id = now(tasks.begin(ALICE, "pay")).orElseThrow().id();
        now(tasks.change(id, Status.COMPLETED, "{}"));
        now(tasks.change(id, Status.FAILED, "{}"));
        stop.run();
        now(tasks.change(now(tasks.begin(ALICE, "pay")).orElseThrow().id(), Status.FAILED, "{}"));
        assertThat(seen).containsExactly(Status.COMPLETED);
    }

    @Test // another node, or another thread, was first
    void changeThatMeetsAnother_isMadeToWhatIsThereNow() {
        List<Status> before = new ArrayList<>();
        Tasks racing = new Tasks(new TaskStore() {

            @Override
            public CompletionStage<Boolean> create(StoredTask task, Room room) {
                return store.create(task, room);
            }

            @Override
            public CompletionStage<Optional<StoredTask>> find(String id) {
                return store.find(id);
            }

            @Override
            public CompletionStage<Boolean> replace(StoredTask seen, StoredTask after) {
                before.add(seen.status());
                if (before.size() == 1) {
                    now(store.replace(seen, seen.with(Status.INPUT_REQUIRED, "{}", clock.instant())));
                }
                return store.replace(seen, after);
            }
        }, Nodes.alone(), clock, RULES);
        String id = now(racing.begin(ALICE, "pay")).orElseThrow().id();
        assertThat(now(racing.change(id, Status.COMPLETED, "{}"))).isTrue();
        assertThat(before).containsExactly(Status.WORKING, Status.INPUT_REQUIRED);
        assertThat(now(racing.find(id, ALICE)).orElseThrow().status()).isEqualTo(Status.COMPLETED);
    }
}
