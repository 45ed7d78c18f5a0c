package io.portcullis.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeClock;

/** What is good for one use is used once, whatever the client brings again: row V-07. */
class OnceOnlyTest {

    private static final String NOW = "2029-06-01T00:00:00Z";
    private static final Instant END = Instant.parse("2029-06-01T00:05:00Z");
    private static final int THREADS = 16;

    private final FakeClock clock = new FakeClock(NOW);
    private final OnceOnly uses = new OnceOnly(3, clock);

    @Test
    void firstUse_isTheOnlyOne() {
        assertThat(uses.firstUse("a", END)).isTrue();
        assertThat(uses.firstUse("a", END)).isFalse();
        assertThat(uses.firstUse("a", END)).isFalse();
    }

    /** V-07: the seal alone does not prevent replay. */
    @Test
    void replayedText_opensAgainButIsNoFirstUse() {
        Sealer sealer = new Sealer(new KeyRing(List.of(SealKey.generated())), clock);
        String text = sealer.seal("confirm", "id-1".getBytes(UTF_8), END);
        List<Boolean> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(uses.firstUse(new String(sealer.open("confirm", text).orElseThrow(), UTF_8), END));
        }
        assertThat(runs).containsExactly(true, false, false);
    }

    @Test
    void otherIds_areNotTouched() {
        assertThat(uses.firstUse("a", END)).isTrue();
        assertThat(uses.firstUse("A", END)).isTrue();
        assertThat(uses.firstUse("", END)).isTrue();
    }

    @Test
    void usedId_staysUsedUntilItsEndAndAfter() {
        uses.firstUse("a", END);
        for (String now : List.of("2029-06-01T00:04:59.999999999Z", "2029-06-01T00:05:00Z", "2099-01-01T00:00:00Z")) {
            clock.set(now);
            assertThat(uses.firstUse("a", END)).as(now).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { NOW, "2029-05-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z" })
    void expiredId_isNoFirstUse(String end) {
        assertThat(uses.firstUse("a", Instant.parse(end))).isFalse();
    }

    @Test
    void whenFull_newIdsAreRefusedAndNoOldOneIsForgotten() {
        fill();
        for (int i = 0; i < 1_000; i++) {
            assertThat(uses.firstUse("new" + i, END.plusSeconds(i))).isFalse();
        }
        assertThat(List.of("a", "b", "c")).noneMatch(id -> uses.firstUse(id, END));
    }

    @Test
    void refusedForWantOfRoom_isNotUsed() {
        fill();
        assertThat(uses.firstUse("new", END.plusSeconds(60))).isFalse();
        clock.advance(Duration.ofMinutes(5));
        assertThat(uses.firstUse("new", END.plusSeconds(60))).isTrue();
    }

    @Test
    void expiredIds_makeRoomForAsManyNewOnes() {
        uses.firstUse("late", END.plusSeconds(60));
        uses.firstUse("a", END);
        uses.firstUse("b", END);
        clock.set("2029-06-01T00:05:00Z");
        Instant later = END.plusSeconds(60);
        assertThat(List.of("new1", "new2")).allMatch(id -> uses.firstUse(id, later));
        assertThat(uses.firstUse("new3", later)).isFalse();
        assertThat(uses.firstUse("late", later)).isFalse();
    }

    @Test
    void forgottenId_staysRefusedWhenTheClockIsSetBack() {
        uses.firstUse("a", END);
        clock.set("2029-06-01T00:05:01Z");
        uses.firstUse("b", END.plusSeconds(60));
        clock.set(NOW);
        assertThat(uses.firstUse("a", END)).isFalse();
        assertThat(uses.firstUse("c", END.plusNanos(1))).isTrue();
    }

    @Test
    void idsOfEveryEnd_agreeWithTheObviousMap() {
        Random random = new Random(3);
        OnceOnly many = new OnceOnly(20, clock);
        Map<String, Instant> oracle = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int number = random.nextInt(1_000) + step;
            String id = "id" + number;
            Instant end = Instant.parse(NOW).plusMillis(number + 50L * (number % 7));
            oracle.values().removeIf(used -> !used.isAfter(clock.instant()));
            boolean first = end.isAfter(clock.instant()) && oracle.size() < 20 && oracle.putIfAbsent(id, end) == null;
            assertThat(many.firstUse(id, end)).as("step %s", step).isEqualTo(first);
            clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
    }

    @Test
    void ofManyThreadsWithOneId_exactlyOneWins() throws Exception {
        OnceOnly many = new OnceOnly(1_000, clock);
        for (int round = 0; round < 50; round++) {
            String id = "id" + round;
            assertThat(winners(thread -> many.firstUse(id, END) ? 1 : 0)).isEqualTo(1);
        }
    }

    @Test
    void ofManyThreadsWithTheSameIds_oneWinsEach() throws Exception {
        OnceOnly many = new OnceOnly(10_000, clock);
        assertThat(winners(thread -> firstUses(many, 2_000, "id"))).isEqualTo(2_000);
    }

    @Test
    void ofManyThreadsWithManyIds_asManyWinAsThereIsRoom() throws Exception {
        OnceOnly many = new OnceOnly(1_000, clock);
        assertThat(winners(thread -> firstUses(many, 500, thread % 4 + "-"))).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1 })
    void withoutRoom_thereIsNone(int capacity) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OnceOnly(capacity, clock))
                .withMessage("at least 1 id has to be remembered");
    }

    private void fill() {
        assertThat(List.of("a", "b", "c")).allMatch(id -> uses.firstUse(id, END));
    }

    private static int firstUses(OnceOnly uses, int ids, String prefix) {
        int first = 0;
        for (int i = 0; i < ids; i++) {
            first += uses.firstUse(prefix + i, END) ? 1 : 0;
        }
        return first;
    }

    /** Starts all threads at one moment and adds up how often each was first. */
    private static int winners(Attempt attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                attempts.add(() -> {
                    start.await();
                    return attempt.by(thread);
                });
            }
            int sum = 0;
            for (Future<Integer> one : threads.invokeAll(attempts)) {
                sum += one.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one thread does: how often it was first. */
    private interface Attempt {
        int by(int thread);
    }
}
