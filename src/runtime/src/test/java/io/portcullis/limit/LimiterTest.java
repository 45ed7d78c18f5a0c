package io.portcullis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.fake.ManualTime;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;

class LimiterTest {

    /** Bucket4j rounds the nanoseconds of a greedy wait down; answers round milliseconds up. */
    private static final long ROUNDING = 1;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final Limiter limiter = new Limiter(10_000, time);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void limiter_agreesWithTheOracle(long seed) {
        Random random = new Random(seed);
        Rate rate = new Rate(1 + random.nextInt(20), Duration.ofNanos(1 + random.nextInt(100_000)), 1 + random.nextInt(30),
                random.nextBoolean() ? Refill.GREEDY : Refill.INTERVAL);
        Oracle oracle = new Oracle(rate, time.currentTimeNanos());
        for (int step = 0; step < 300; step++) {
            long permits = 1 + random.nextInt((int) rate.capacity());
            long wait = oracle.take(permits, time.currentTimeNanos());
            Optional<Duration> answer = limiter.take("key", rate, permits);
            assertThat(answer.isEmpty()).as("%s step %s", rate, step).isEqualTo(wait == 0);
            assertThat(answer.map(Duration::toNanos).orElse(0L)).as("%s step %s", rate, step)
                    .isBetween(rate.refill() == Refill.GREEDY ? wait - ROUNDING : wait, wait);
            time.advanceNanos(random.nextInt((int) (rate.period().toNanos() / (1 + random.nextInt(10))) + 1));
        }
    }

    @RepeatedTest(100)
    void intervalWindow_isExactToThePermit(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Rate rate = new Rate(100, Duration.ofMinutes(15), 100, Refill.INTERVAL);
        for (int window = 0; window < 3; window++) {
            long left = rate.period().toNanos();
            for (int call = 0; call < 100; call++) {
                assertThat(limiter.take("key", rate, 1)).isEmpty();
                long pause = random.nextLong(left / 200);
                time.advanceNanos(pause);
                left -= pause;
            }
            assertThat(limiter.take("key", rate, 1)).contains(Duration.ofNanos(left));
            time.advanceNanos(left - 1);
            assertThat(limiter.take("key", rate, 1)).contains(Duration.ofNanos(1));
            time.advanceNanos(1);
        }
    }

    @Test
    void unusedWindows_areNotSaved() {
        Rate rate = new Rate(3, MINUTE, 3, Refill.INTERVAL);
        assertThat(takeAll("key", rate)).isEqualTo(3);
        time.advance(Duration.ofHours(5));
        assertThat(takeAll("key", rate)).isEqualTo(3);
    }

    @Test
    void greedyBucket_startsFullAndComesBackEvenly() {
        Rate rate = new Rate(60, MINUTE, 10, Refill.GREEDY);
        assertThat(takeAll("key", rate)).isEqualTo(10);
        time.advance(Duration.ofMillis(999));
        assertThat(takeAll("key", rate)).isZero();
        time.advance(Duration.ofMillis(1));
        assertThat(takeAll("key", rate)).isEqualTo(1);
        time.advance(MINUTE);
        assertThat(takeAll("key", rate)).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void waitingAsLongAsTold_isEnoughAndNotTooMuch(Refill refill) {
        Rate rate = new Rate(7, Duration.ofSeconds(13), 7, refill);
        takeAll("key", rate);
        for (int round = 0; round < 50; round++) {
            Duration wait = limiter.take("key", rate, 3).orElseThrow();
            time.advance(wait.minusNanos(1));
            assertThat(limiter.take("key", rate, 3)).isPresent();
            time.advanceNanos(1 + ROUNDING);
            assertThat(limiter.take("key", rate, 3)).isEmpty();
            takeAll("key", rate);
            time.advance(Duration.ofMillis(round * 37));
            takeAll("key", rate);
        }
    }

    @Test
    void refusedTake_costsNothing() {
        Rate rate = new Rate(5, MINUTE, 5, Refill.INTERVAL);
        assertThat(limiter.take("key", rate, 3)).isEmpty();
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.take("key", rate, 3)).isPresent();
        }
        assertThat(limiter.take("key", rate, 2)).isEmpty();
    }

    @Test
    void keys_doNotInfluenceEachOther() {
        Rate rate = new Rate(5, MINUTE, 5, Refill.GREEDY);
        takeAll("one", rate);
        assertThat(takeAll("other", rate)).isEqualTo(5);
        assertThat(takeAll("one", rate)).isZero();
    }

    @Test
    void memory_isBounded() {
        Limiter small = new Limiter(100, time);
        Rate rate = new Rate(1, MINUTE, 1, Refill.INTERVAL);
        for (int i = 0; i < 20_000; i++) {
            small.take("key" + i, rate, 1);
        }
        int kept = 0;
        for (int i = 0; i < 20_000; i++) {
            kept += small.take("key" + i, rate, 1).isPresent() ? 1 : 0;
        }
        assertThat(kept).isLessThan(2_000); // eviction follows a little behind
    }

    @ParameterizedTest
    @EnumSource
    void manyThreads_getExactlyWhatThereIs(Refill refill) throws Exception {
        Rate rate = new Rate(1_000, Duration.ofHours(1), 500, refill);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> taken = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                taken.add(threads.submit(() -> take("key", rate, 1_000)));
            }
            int sum = 0;
            for (Future<Integer> one : taken) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(500);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void timeThatGoesBack_givesNothing() {
        Rate rate = new Rate(1, MINUTE, 1, Refill.GREEDY);
        takeAll("key", rate);
        time.advance(Duration.ofHours(-1));
        assertThat(limiter.take("key", rate, 1)).isPresent();
    }

    private int takeAll(String key, Rate rate) {
        return take(key, rate, (int) rate.capacity() + 1);
    }

    private int take(String key, Rate rate, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += limiter.take(key, rate, 1).isEmpty() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void permitsThatWereGivenBack_canBeTakenAgain() {
        Rate rate = new Rate(3, MINUTE, 3, Refill.GREEDY);
        limiter.take("key", rate, 3);
        limiter.giveBack(List.of(rate.draw("key", 2)));
        assertThat(limiter.take("key", rate, 3)).contains(Duration.ofSeconds(20));
        assertThat(limiter.take("key", rate, 2)).isEmpty();
    }

    @Test
    void givingBack_neverMakesMoreThanTheCapacity() {
        Rate rate = new Rate(3, MINUTE, 3, Refill.GREEDY);
        limiter.take("key", rate, 1);
        limiter.giveBack(List.of(rate.draw("key", 50)));
        assertThat(limiter.take("key", rate, 3)).isEmpty();
        assertThat(limiter.take("key", rate, 1)).isPresent();
    }

    @Test
    void givingBackToABucketThatIsNotThere_makesNone() {
        limiter.giveBack(List.of(new Rate(1, MINUTE, 1, Refill.GREEDY).draw("nobody", 5)));
        assertThat(limiter.take("nobody", new Rate(1, MINUTE, 1, Refill.INTERVAL), 1)).isEmpty();
        assertThat(limiter.take("nobody", new Rate(1, MINUTE, 1, Refill.INTERVAL), 1)).isPresent();
    }

    @Test
    void permitsOfAFixedWindow_areNotGivenBack() {
        Rate rate = new Rate(1, MINUTE, 1, Refill.INTERVAL);
        limiter.take("key", rate, 1);
        limiter.giveBack(List.of(rate.draw("key", 1)));
        assertThat(limiter.take("key", rate, 1)).contains(MINUTE);
    }

    @Test
    void drawFromSeveralBuckets_takesFromAllOrFromNone() {
        Rate two = new Rate(2, MINUTE, 2, Refill.INTERVAL);
        Rate five = new Rate(5, MINUTE, 5, Refill.INTERVAL);
        List<Draw> draws = List.of(five.draw("five", 2), two.draw("two", 1));
        assertThat(limiter.draw(draws)).isEqualTo(new Drawn(true, List.of(level(3, 0), level(1, 0))));
        assertThat(limiter.draw(draws)).isEqualTo(new Drawn(true, List.of(level(1, 0), level(0, 0))));
        assertThat(limiter.draw(draws)).isEqualTo(new Drawn(false, List.of(level(1, 60), level(0, 60))));
        assertThat(limiter.take("five", five, 1)).isEmpty();
        assertThat(limiter.take("five", five, 1)).contains(MINUTE);
    }

    @Test
    void drawFromOneBucket_saysHowItStands() {
        Rate rate = new Rate(60, MINUTE, 30, Refill.GREEDY);
        assertThat(limiter.draw(List.of(rate.draw("key", 20))).levels())
                .containsExactly(new Level(10, Duration.ZERO, Duration.ofSeconds(20)));
        assertThat(limiter.draw(List.of(rate.draw("key", 20))))
                .isEqualTo(
                        new Drawn(false, List.of(new Level(10, Duration.ofSeconds(10).plusNanos(1), Duration.ofSeconds(20)))));
        time.advance(Duration.ofSeconds(10));
        assertThat(limiter.draw(List.of(rate.draw("key", 20))).taken()).isTrue();
    }

    @Test // Bucket4j rounds the wait down to nothing
    void waitOfLessThanANanosecond_isStillAWait() {
        List<Draw> one = List.of(new Rate(2, Duration.ofNanos(3), 1, Refill.GREEDY).draw("key", 1));
        assertThat(limiter.draw(one).taken()).isTrue();
        time.advanceNanos(1);
        assertThat(limiter.draw(one).taken()).isFalse();
        assertThat(limiter.draw(one).levels().get(0).waiting()).isPositive();
        time.advanceNanos(1);
        assertThat(limiter.draw(one).taken()).isTrue();
    }

    @Test
    void drawOfNothing_onlyLooks() {
        Rate rate = new Rate(2, MINUTE, 2, Refill.GREEDY);
        Draw look = rate.draw("key", 0);
        assertThat(limiter.draw(List.of(look))).isEqualTo(new Drawn(true, List.of(new Level(2, Duration.ZERO, Duration.ZERO))));
        takeAll("key", rate);
        assertThat(limiter.draw(List.of(look)))
                .isEqualTo(new Drawn(true, List.of(new Level(0, Duration.ZERO, MINUTE))));
        assertThat(limiter.draw(List.of(look, rate.draw("other", 1))).taken()).isTrue();
        limiter.giveBack(List.of(look));
        assertThat(limiter.take("key", rate, 1)).isPresent();
    }

    /** Many calls that draw from two buckets in either order: together never more than the smaller one holds. */
    @Test
    void drawsAtTheSameTime_neverTakeMoreThanThereIs() throws Exception {
        Rate small = new Rate(50, MINUTE, 50, Refill.INTERVAL);
        Rate large = new Rate(500, MINUTE, 500, Refill.INTERVAL);
        List<Draw> one = List.of(small.draw("small", 1), large.draw("large", 1));
        List<Draw> other = List.of(large.draw("large", 1), small.draw("small", 1));
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Draw> draws = i % 2 == 0 ? one : other;
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 100; call++) {
                    taken.addAndGet(limiter.draw(draws).taken() ? 1 : 0);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(taken).hasValue(50);
        assertThat(limiter.draw(List.of(large.draw("large", 450))).taken()).isTrue();
    }

    private static Level level(long remaining, long waitingSeconds) {
        return new Level(remaining, Duration.ofSeconds(waitingSeconds), MINUTE);
    }
}
