package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;

class RedisLimitStoreTest {

    private static final Duration AGES = Duration.ofDays(1_000);
    private static final Keys KEYS = new Keys("portcullis");

    private static OwnRedis redis;
    private static RedisLimitStore store;

    @BeforeAll
    static void start() {
        redis = new OwnRedis();
        store = new RedisLimitStore(redis.client(), KEYS);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.send("FLUSHALL");
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsOnTwoNodes_getExactlyWhatThereIs(Refill refill) throws Exception {
        Draw one = new Draw("shared", 1, 500, 1, AGES, refill);
        Draw wide = new Draw("wide", 1, 5_000, 1, AGES, refill);
        RedisLimitStore other = new RedisLimitStore(redis.client(), KEYS);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> taken = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                taken.add(threads.submit(taking(i % 2 == 0 ? store : other, List.of(one, wide))));
            }
            int sum = 0;
            for (Future<Integer> each : taken) {
                sum += each.get(120, TimeUnit.SECONDS);
            }
            assertThat(sum).isEqualTo(500);
            assertThat(remaining(wide)).isEqualTo(4_500);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Integer> taking(RedisLimitStore store, List<Draw> draws) {
        return () -> {
            int taken = 0;
            for (int i = 0; i < 250; i++) {
                taken += await(store.draw(draws)).taken() ? 1 : 0;
            }
            return taken;
        };
    }

    @Test
    void oneEmptyBucket_keepsAllOthersAsTheyAre() {
        Draw small = new Draw("small", 1, 1, 1, AGES, Refill.GREEDY);
        Draw large = new Draw("large", 4, 10, 1, AGES, Refill.INTERVAL);
        assertThat(await(store.draw(List.of(small, large))).taken()).isTrue();
        Drawn refused = await(store.draw(List.of(large, small)));
        assertThat(refused.taken()).isFalse();
        assertThat(refused.levels().get(0).remaining()).isEqualTo(6);
        assertThat(refused.levels().get(0).waiting()).isZero();
        assertThat(refused.levels().get(1).waiting()).isPositive();
    }

    @Test
    void looking_takesNothingAndLeavesNothing() {
        Drawn looked = await(store.draw(List.of(new Draw("looked at", 0, 10, 1, AGES, Refill.GREEDY))));
        assertThat(looked.taken()).isTrue();
        assertThat(looked.levels().get(0).remaining()).isEqualTo(10);
        assertThat(redis.send("DBSIZE").toLong()).isZero();
    }

    @Test
    void scriptThatRedisForgot_isSentAgain() {
        Draw one = new Draw("forgotten", 1, 10, 1, AGES, Refill.GREEDY);
        await(store.draw(List.of(one)));
        redis.send("SCRIPT", "FLUSH");
        assertThat(await(store.draw(List.of(one))).levels().get(0).remaining()).isEqualTo(8);
        redis.send("SCRIPT", "FLUSH");
        await(store.giveBack(List.of(one)));
        assertThat(remaining(one)).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void key_expiresShortlyAfterItsBucketIsFull(Refill refill) {
        Drawn drawn = await(store.draw(List.of(new Draw("expiring", 3, 10, 10, Duration.ofHours(1), refill))));
        long full = drawn.levels().get(0).untilFull().toMillis();
        assertThat(full).isEqualTo(refill == Refill.GREEDY ? 3_600_000 * 3 / 10 : 3_600_000);
        assertThat(redis.send("PTTL", onlyKey()).toLong()).isBetween(full - 60_000, full + 1_000);
    }

    @Test
    void key_goesByItself() {
        await(store.draw(List.of(new Draw("gone", 1, 1, 1, Duration.ofMillis(100), Refill.GREEDY))));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (redis.send("EXISTS", KEYS.of("limit", "gone")).toLong() == 1) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void permitsGivenBack_canBeTakenAgain() {
        Draw two = new Draw("given back", 2, 3, 1, AGES, Refill.GREEDY);
        await(store.draw(List.of(two)));
        await(store.giveBack(List.of(two)));
        assertThat(remaining(two)).isEqualTo(3);
        assertThat(redis.send("DBSIZE").toLong()).as("a full bucket needs no key").isZero();
    }

    @Test
    void givingBack_neverMakesMoreThanTheCapacity() {
        await(store.draw(List.of(new Draw("capped", 1, 3, 1, AGES, Refill.GREEDY))));
        await(store.giveBack(List.of(new Draw("capped", 50, 3, 1, AGES, Refill.GREEDY))));
        assertThat(remaining(new Draw("capped", 1, 5, 1, AGES, Refill.GREEDY))).isLessThanOrEqualTo(5);
        assertThat(await(store.draw(List.of(new Draw("capped", 3, 3, 1, AGES, Refill.GREEDY)))).taken()).isTrue();
        assertThat(await(store.draw(List.of(new Draw("capped", 1, 3, 1, AGES, Refill.GREEDY)))).taken()).isFalse();
    }

    @Test
    void givingBackIntoAWindow_isDropped() {
        Draw three = new Draw("window", 3, 3, 3, AGES, Refill.INTERVAL);
        await(store.draw(List.of(three)));
        await(store.giveBack(List.of(three)));
        assertThat(await(store.draw(List.of(three))).taken()).isFalse();
    }

    @Test
    void givingBackToABucketThatIsNotKept_makesNone() {
        await(store.giveBack(List.of(new Draw("nobody", 5, 10, 1, AGES, Refill.GREEDY))));
        assertThat(redis.send("DBSIZE").toLong()).isZero();
    }

    @Test
    void nothingOfACaller_standsInRedis() {
        Draw one = new Draw("caller\0alice@example.org\0tool\0delete", 1, 10, 1, AGES, Refill.GREEDY);
        await(store.draw(List.of(one)));
        assertThat(onlyKey()).matches("\\{portcullis}:limit:[A-Za-z0-9_-]{43}");
        assertThat(redis.send("GET", onlyKey()).toString()).matches("[0-9]+ [0-9]+ [0-9]+ [0-9]+");
    }

    @Test
    void otherPrefix_isAnotherServer() {
        Draw one = new Draw("same", 1, 1, 1, AGES, Refill.GREEDY);
        RedisLimitStore other = new RedisLimitStore(redis.client(), new Keys("other"));
        assertThat(await(store.draw(List.of(one))).taken()).isTrue();
        assertThat(await(other.draw(List.of(one))).taken()).isTrue();
        assertThat(await(other.draw(List.of(one))).taken()).isFalse();
    }

    @Test
    void whatIsNoBucket_fails() {
        redis.send("SET", KEYS.of("limit", "spoilt"), "1000000 x");
        assertThatThrownBy(() -> remaining(new Draw("spoilt", 1, 10, 1, AGES, Refill.GREEDY)))
                .hasMessageContaining("not a bucket");
    }

    static Stream<List<Draw>> nonsense() {
        Draw fine = new Draw("fine", 1, 1, 1, AGES, Refill.GREEDY);
        return Stream.of(List.of(), List.of(fine, fine),
                List.of(fine, new Draw("a", -1, 1, 1, AGES, Refill.GREEDY)),
                List.of(fine, new Draw("a", 1, 0, 1, AGES, Refill.GREEDY)),
                List.of(fine, new Draw("a", 1, 1, 0, AGES, Refill.GREEDY)),
                List.of(fine, new Draw("a", 1, 1, 1, Duration.ZERO, Refill.GREEDY)),
                List.of(fine, new Draw("a", 1, 1, 1, Duration.ofDays(36_501), Refill.GREEDY)));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void drawThatMakesNoSense_failsAndTakesNothing(List<Draw> draws) {
        assertThatThrownBy(() -> await(store.draw(draws))).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(redis.send("DBSIZE").toLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "a}b", "a b", "ä" })
    void prefixThatWouldChangeAKey_isRefused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Keys(prefix))
                .withMessageContaining("portcullis.redis.prefix");
    }

    @Test
    void cluster_keepsAllBucketsOfACallInOneSlot() {
        try (OwnRedis cluster = new OwnRedis("cluster-enabled yes",
                "cluster-config-file nodes-" + ProcessHandle.current().pid())) {
            cluster.client();
            Object[] slots = new Object[1 + 16_384];
            slots[0] = "ADDSLOTS";
            for (int i = 0; i < 16_384; i++) {
                slots[i + 1] = i;
            }
            cluster.send("CLUSTER", slots);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!cluster.send("CLUSTER", "INFO").toString().contains("cluster_state:ok")) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            RedisLimitStore clustered = new RedisLimitStore(cluster.clusterClient(), KEYS);
            List<Draw> draws = Stream.of("a", "b", "c", "d").map(name -> new Draw(name, 1, 1, 1, AGES, Refill.GREEDY)).toList();
            assertThat(await(clustered.draw(draws)).taken()).isTrue();
            assertThat(await(clustered.draw(draws)).taken()).isFalse();
        }
    }

    @Test
    void redisThatIsAway_failsAndComesBack() {
        try (OwnRedis own = new OwnRedis()) {
            RedisAPI client = own.client();
            RedisLimitStore lonely = new RedisLimitStore(client, KEYS);
            List<Draw> one = List.of(new Draw("away", 1, 10, 1, AGES, Refill.GREEDY));
            assertThat(await(lonely.draw(one)).taken()).isTrue();
            own.stop();
            assertThatThrownBy(() -> await(lonely.draw(one))).isInstanceOf(IllegalStateException.class);
            own.start();
            assertThat(drawnInTheEnd(lonely, one).taken()).isTrue();
        }
    }

    private static Drawn drawnInTheEnd(RedisLimitStore store, List<Draw> draws) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return await(store.draw(draws));
            } catch (IllegalStateException e) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    private static long remaining(Draw draw) {
        Draw look = new Draw(draw.bucket(), 0, draw.capacity(), draw.permits(), draw.period(), draw.refill());
        return await(store.draw(List.of(look))).levels().get(0).remaining();
    }

    private static String onlyKey() {
        Response keys = redis.send("KEYS", "*");
        assertThat(keys.size()).isEqualTo(1);
        return keys.get(0).toString();
    }
}
