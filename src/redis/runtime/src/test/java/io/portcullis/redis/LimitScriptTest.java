package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;

/** The arithmetic of the scripts, with a clock set by hand: the same text, but for the time and the expiry. */
class LimitScriptTest {

    private static final long START = 1_795_000_000_000_000L;
    private static final long MOST = 1L << 52;

    private static OwnRedis redis;
    private static RedisLimitStore store;

    private long now = START;

    @BeforeAll
    static void start() {
        redis = new OwnRedis();
        store = new RedisLimitStore(redis.client(), new Keys("portcullis"), byHand("draw.lua"), byHand("give-back.lua"));
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static Script byHand(String file) {
        String text = Script.of("buckets.lua", file).text();
        String other = text.replace("redis.call('TIME')", "redis.call('MGET', 'seconds', 'micros')")
                .replace("math.ceil(full / 1000) + GRACE", "3600000");
        assertThat(other.length()).isNotEqualTo(text.length());
        return new Script(other);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void script_agreesWithTheOracle(long seed) {
        Random random = new Random(seed);
        Map<String, BucketOracle> oracles = new HashMap<>();
        List<Draw> rates = rates(seed, random);
        for (int step = 0; step < 150; step++) {
            List<Draw> draws = some(rates, random);
            String told = "seed " + seed + " step " + step + " " + draws;
            Drawn drawn = draw(draws);
            boolean holds = draws.stream()
                    .allMatch(draw -> oracle(oracles, draw).waiting(draw, draw.cost(), now).signum() == 0);
            assertThat(drawn.taken()).as(told).isEqualTo(holds);
            List<Level> levels = new ArrayList<>();
            for (Draw draw : draws) {
                levels.add(level(oracle(oracles, draw), draw, holds));
            }
            assertThat(drawn.levels()).as(told).isEqualTo(levels);
            if (holds && random.nextInt(4) == 0) {
                await(store.giveBack(draws));
                draws.forEach(draw -> oracle(oracles, draw).giveBack(draw, now));
            }
            if (random.nextInt(10) == 0) {
                rates = changed(rates, seed, random);
            }
            now += pause(rates, random);
        }
    }

    private Level level(BucketOracle oracle, Draw draw, boolean taken) {
        Duration waiting = micros(oracle.waiting(draw, draw.cost(), now).longValueExact());
        if (taken && draw.cost() > 0) {
            oracle.take(draw, now);
        }
        return new Level(oracle.remaining(draw, now), waiting,
                micros(oracle.waiting(draw, draw.capacity(), now).longValueExact()));
    }

    private static BucketOracle oracle(Map<String, BucketOracle> oracles, Draw draw) {
        return oracles.computeIfAbsent(draw.bucket(), ignored -> new BucketOracle());
    }

    /** Small numbers, where every corner is met often; and, for every third seed, numbers that need more than 53 bits. */
    private static List<Draw> rates(long seed, Random random) {
        List<Draw> rates = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rates.add(rate(seed + "/" + i, seed % 3 == 0, random));
        }
        return rates;
    }

    private static Draw rate(String bucket, boolean large, Random random) {
        Refill refill = random.nextBoolean() ? Refill.GREEDY : Refill.INTERVAL;
        if (large) {
            return new Draw(bucket, 0, 1 + random.nextLong(1L << (10 + random.nextInt(42))),
                    1 + random.nextLong(1L << (1 + random.nextInt(51))),
                    micros(1_000 + random.nextLong(1L << (11 + random.nextInt(40)))), refill);
        }
        return new Draw(bucket, 0, 1 + random.nextInt(30), 1 + random.nextInt(20), micros(1_000 + random.nextInt(100_000)),
                refill);
    }

    private static List<Draw> changed(List<Draw> rates, long seed, Random random) {
        List<Draw> changed = new ArrayList<>(rates);
        int i = random.nextInt(rates.size());
        changed.set(i, rate(rates.get(i).bucket(), seed % 3 == 0, random));
        return changed;
    }

    private static List<Draw> some(List<Draw> rates, Random random) {
        List<Draw> shuffled = new ArrayList<>(rates);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(rates.size())).stream()
                .map(rate -> costing(rate, random.nextInt(5) == 0 ? 0
                        : 1 + random.nextLong(Math.max(1, rate.capacity() / (1 + random.nextInt(6))))))
                .toList();
    }

    private static Draw costing(Draw rate, long cost) {
        return new Draw(rate.bucket(), cost, rate.capacity(), rate.permits(), rate.period(), rate.refill());
    }

    private static long pause(List<Draw> rates, Random random) {
        long period = rates.get(random.nextInt(rates.size())).period().dividedBy(Duration.of(1, ChronoUnit.MICROS));
        long pause = random.nextLong(period / (1 + random.nextInt(20)) + 1) * (random.nextInt(10) == 0 ? 5 : 1);
        return random.nextInt(30) == 0 ? -pause : Math.min(pause, 1L << 44); // the clock may be put back
    }

    @Test
    void threePermitsPerSecond_comeBackWithoutDrift() {
        Draw one = new Draw("three per second", 1, 3, 3, Duration.ofSeconds(1), Refill.GREEDY);
        for (int i = 0; i < 3; i++) {
            assertThat(draw(List.of(one)).taken()).isTrue();
        }
        int taken = 0;
        for (int look = 0; look < 3_000; look++) {
            now += 1_000; // a third of the time nothing whole comes back, and the part of it must not be lost
            taken += draw(List.of(one)).taken() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(9);
    }

    @Test
    void windows_beginWithTheFirstDraw_andAreExactToThePermit() {
        Draw one = new Draw("a window", 1, 100, 100, Duration.ofMinutes(15), Refill.INTERVAL);
        for (int i = 0; i < 100; i++) {
            assertThat(draw(List.of(one)).taken()).isTrue();
            now += 1_000_000;
        }
        Level empty = draw(List.of(one)).levels().get(0);
        assertThat(empty).isEqualTo(new Level(0, Duration.ofSeconds(800), Duration.ofSeconds(800)));
        now += 800_000_000L - 1;
        assertThat(draw(List.of(one)).taken()).isFalse();
        now += 1;
        assertThat(draw(List.of(one)).levels().get(0).remaining()).isEqualTo(99);
    }

    @Test
    void unusedWindows_areNotSaved() {
        Draw all = new Draw("unused", 3, 3, 3, Duration.ofMinutes(1), Refill.INTERVAL);
        assertThat(draw(List.of(all)).taken()).isTrue();
        now += Duration.ofHours(5).toMillis() * 1_000;
        assertThat(draw(List.of(all)).taken()).isTrue();
        assertThat(draw(List.of(all)).taken()).isFalse();
    }

    @Test
    void timeThatGoesBack_givesNothing() {
        Draw one = new Draw("back", 1, 1, 1, Duration.ofMinutes(1), Refill.GREEDY);
        assertThat(draw(List.of(one)).taken()).isTrue();
        now -= 30_000_000;
        assertThat(draw(List.of(one)).levels().get(0).waiting()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void clockPutBackFar_isWaitedForNoLongerThanAPeriod() {
        Draw one = new Draw("far back", 1, 1, 1, Duration.ofMinutes(1), Refill.GREEDY);
        assertThat(draw(List.of(one)).taken()).isTrue();
        now -= Duration.ofDays(365).toMillis() * 1_000;
        assertThat(draw(List.of(one)).levels().get(0).waiting()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void lowerCapacity_holdsAtOnce() {
        Draw hundred = new Draw("changed", 10, 100, 1, Duration.ofHours(1), Refill.GREEDY);
        assertThat(draw(List.of(hundred)).levels().get(0).remaining()).isEqualTo(90);
        Draw five = new Draw("changed", 5, 5, 1, Duration.ofHours(1), Refill.GREEDY);
        assertThat(draw(List.of(five)).levels().get(0).remaining()).isZero();
        assertThat(draw(List.of(hundred)).taken()).isFalse();
    }

    @Test
    void higherCapacity_givesNoPermitsByItself() {
        Draw five = new Draw("raised", 5, 5, 1, Duration.ofHours(1), Refill.GREEDY);
        assertThat(draw(List.of(five)).taken()).isTrue();
        Draw hundred = new Draw("raised", 1, 100, 1, Duration.ofHours(1), Refill.GREEDY);
        assertThat(draw(List.of(hundred)).taken()).isFalse();
    }

    @Test
    void numbersBeyondExactness_countAsTheLargestThatAreExact() {
        Draw huge = new Draw("huge", Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(36_500), Refill.GREEDY);
        Drawn drawn = draw(List.of(huge));
        assertThat(drawn.taken()).isTrue();
        assertThat(drawn.levels()).isEqualTo(List.of(new Level(0, Duration.ZERO, Duration.ofDays(36_500))));
        now += Duration.ofDays(36_500).toSeconds() * 1_000_000 / 2;
        assertThat(draw(List.of(huge)).levels().get(0).remaining()).isEqualTo(MOST / 2);
    }

    private Drawn draw(List<Draw> draws) {
        redis.send("MSET", "seconds", now / 1_000_000, "micros", now % 1_000_000);
        return await(store.draw(draws));
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
