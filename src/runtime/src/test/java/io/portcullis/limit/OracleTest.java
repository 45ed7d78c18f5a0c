package io.portcullis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.fake.ManualTime;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;

/**
 * The naive limiter is the oracle: it remembers every draw that was taken and, for each question, plays all of them again from
 * the beginning, in whole numbers.
 */
class OracleTest {

    /** By how many nanoseconds a wait may be longer than the shortest one. */
    private static final long ROUNDING = 2;

    private final ManualTime time = new ManualTime();
    private final Limiter limiter = new Limiter(10_000, time);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void draws_agreeWithTheNaiveLimiter(long seed) {
        Random random = new Random(seed);
        List<Naive> buckets = buckets(random);
        for (int step = 0; step < 400; step++) {
            List<Naive> drawn = some(buckets, random);
            List<Draw> draws = drawn.stream().map(bucket -> bucket.draw(cost(bucket, random))).toList();
            Drawn answer = limiter.draw(draws);
            boolean taken = true;
            for (int i = 0; i < draws.size(); i++) {
                taken &= drawn.get(i).waiting(draws.get(i).cost(), now()) == 0;
            }
            assertThat(answer.taken()).as("step %d: %s", step, draws).isEqualTo(taken);
            for (int i = 0; i < draws.size(); i++) {
                long waiting = taken ? 0 : drawn.get(i).waiting(draws.get(i).cost(), now());
                if (taken) {
                    drawn.get(i).take(draws.get(i).cost(), now());
                }
                Level level = answer.levels().get(i);
                assertThat(level.remaining()).as("step %d: %s", step, draws.get(i)).isEqualTo(drawn.get(i).remaining(now()));
                assertThat(level.waiting().toNanos()).as("step %d: %s", step, draws.get(i)).isBetween(waiting,
                        waiting == 0 ? 0 : waiting + ROUNDING);
            }
            time.advanceNanos(pause(buckets, random));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void waitingAsLongAsTold_isEnough_andLittleLessIsNot(long seed) {
        Random random = new Random(seed);
        Naive bucket = buckets(random).get(0);
        for (int round = 0; round < 100; round++) {
            Draw draw = bucket.draw(cost(bucket, random));
            Drawn answer = limiter.draw(List.of(draw));
            if (answer.taken()) {
                time.advanceNanos(random.nextInt(3));
                continue;
            }
            long waiting = answer.levels().get(0).waiting().toNanos();
            assertThat(waiting).isPositive();
            long before = Math.max(0, waiting - ROUNDING - 1);
            time.advanceNanos(before);
            assertThat(limiter.draw(List.of(draw)).taken()).as("%s %d ns early", draw, waiting - before).isFalse();
            time.advanceNanos(waiting - before);
            assertThat(limiter.draw(List.of(draw)).taken()).as("%s after %d ns", draw, waiting).isTrue();
        }
    }

    private long now() {
        return time.currentTimeNanos();
    }

    /** Fast and slow ones, narrow and deep ones. Their keys are as good as any. */
    private List<Naive> buckets(Random random) {
        List<Naive> buckets = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            long period = random.nextInt(4) == 0 ? Duration.ofMillis(1 + random.nextInt(10_000)).toNanos()
                    : 20 + random.nextInt(100_000);
            Rate rate = new Rate(1 + random.nextInt(20), Duration.ofNanos(period), 1 + random.nextInt(30),
                    random.nextBoolean() ? Refill.GREEDY : Refill.INTERVAL);
            buckets.add(new Naive("bucket" + i, rate));
        }
        return buckets;
    }

    private static List<Naive> some(List<Naive> buckets, Random random) {
        List<Naive> mixed = new ArrayList<>(buckets);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, 1 + random.nextInt(mixed.size()));
    }

    private static long cost(Naive bucket, Random random) {
        return random.nextBoolean() ? 1 : 1 + random.nextInt((int) bucket.rate.capacity());
    }

    /** Often much shorter than a permit takes to come back, seldom longer than a period. */
    private static long pause(List<Naive> buckets, Random random) {
        long period = buckets.get(random.nextInt(buckets.size())).rate.period().toNanos();
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> random.nextLong(period * 2);
            default -> random.nextLong(period / 10 + 1);
        };
    }

    /** One bucket that remembers all that was ever taken. */
    private final class Naive {

        private record Taken(long at, long cost) {
        }

        private final String key;
        private final Rate rate;
        private final List<Taken> history = new ArrayList<>();
        private long born = -1;

        Naive(String key, Rate rate) {
            this.key = key;
            this.rate = rate;
        }

        /** A bucket begins with the first draw. */
        Draw draw(long cost) {
            born = born == -1 ? now() : born;
            return rate.draw(key, cost);
        }

        void take(long cost, long at) {
            history.add(new Taken(at, cost));
        }

        long remaining(long at) {
            return level(at).divide(whole(1)).longValueExact();
        }

        /** How long until it holds so much; what it holds only ever grows while nobody takes from it. */
        long waiting(long cost, long at) {
            BigInteger lacking = whole(cost).subtract(level(at));
            if (lacking.signum() <= 0) {
                return 0;
            }
            long tooShort = 0;
            long enough = 1;
            while (refilled(at, at + enough).compareTo(lacking) < 0) {
                tooShort = enough;
                enough *= 2;
            }
            while (enough - tooShort > 1) {
                long middle = (enough + tooShort) / 2;
                boolean isEnough = refilled(at, at + middle).compareTo(lacking) >= 0;
                enough = isEnough ? middle : enough;
                tooShort = isEnough ? tooShort : middle;
            }
            return enough;
        }

        /** What it holds, in permits times nanoseconds of its period. */
        private BigInteger level(long at) {
            BigInteger level = whole(rate.capacity());
            long since = born;
            for (Taken taken : history) {
                level = level.add(refilled(since, taken.at())).min(whole(rate.capacity())).subtract(whole(taken.cost()));
                since = taken.at();
            }
            return level.add(refilled(since, at)).min(whole(rate.capacity()));
        }

        private BigInteger refilled(long from, long to) {
            long period = rate.period().toNanos();
            long nanos = rate.refill() == Refill.GREEDY ? to - from
                    : ((to - born) / period - (from - born) / period) * period;
            return BigInteger.valueOf(nanos).multiply(BigInteger.valueOf(rate.permits()));
        }

        private BigInteger whole(long permits) {
            return BigInteger.valueOf(permits).multiply(BigInteger.valueOf(rate.period().toNanos()));
        }
    }
}
