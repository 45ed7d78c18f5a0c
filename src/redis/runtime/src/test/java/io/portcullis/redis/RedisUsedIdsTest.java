package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.BulkType;
import io.vertx.redis.client.impl.types.MultiType;
import io.vertx.redis.client.impl.types.NumberType;
import io.vertx.redis.client.impl.types.SimpleStringType;

/** Used once means once on all nodes. */
class RedisUsedIdsTest {

    private static final Keys KEYS = new Keys("portcullis");

    private OwnRedis redis;

    @BeforeEach
    void start() {
        redis = new OwnRedis();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private RedisUsedIds node() {
        return new RedisUsedIds(redis.client(), KEYS, Clock.systemUTC());
    }

    @Test
    void secondUse_isRefusedOnEveryNode() {
        RedisUsedIds one = node();
        RedisUsedIds two = node();
        Instant end = Instant.now().plusSeconds(60);
        assertThat(await(one.firstUse("a", end))).isTrue();
        assertThat(await(one.firstUse("a", end))).isFalse();
        assertThat(await(two.firstUse("a", end))).isFalse();
        assertThat(await(two.firstUse("b", end))).isTrue();
    }

    @Test
    void manyUsesAtOnce_oneIsTheFirst() throws Exception {
        RedisUsedIds one = node();
        RedisUsedIds two = node();
        Instant end = Instant.now().plusSeconds(600);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                RedisUsedIds node = i % 2 == 0 ? one : two;
                uses.add(threads.submit(() -> await(node.firstUse("a", end))));
            }
            int first = 0;
            for (Future<Boolean> use : uses) {
                first += use.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void id_isRememberedUntilItExpiresOnEveryClock_andIsNotReadable() {
        await(node().firstUse("jti-of-alice", Instant.now().plusSeconds(100)));
        assertThat(redis.send("KEYS", "*").toString()).doesNotContain("alice");
        assertThat(redis.send("PTTL", KEYS.of("used", "jti-of-alice")).toLong()).isBetween(100_000L, 160_000L);
    }

    @Test
    void expiredId_isNoFirstUse() {
        assertThat(await(node().firstUse("a", Instant.now().minusMillis(1)))).isFalse();
        assertThat(redis.send("DBSIZE").toLong()).isZero();
    }

    @Test
    void redisThatIsAway_isNoFirstUse() {
        RedisUsedIds node = node();
        Instant end = Instant.now().plusSeconds(60);
        assertThat(await(node.firstUse("a", end))).isTrue();
        redis.stop();
        assertThatThrownBy(() -> await(node.firstUse("b", end))).isInstanceOf(IllegalStateException.class);
        redis.start();
    }

    @Test
    void answerToAnotherQuestion_isNoFirstUse() {
        for (Response answer : List.of(SimpleStringType.create("PONG"), BulkType.create(Buffer.buffer("OK"), false),
                NumberType.create(1), MultiType.create(0, false))) {
            RedisUsedIds node = new RedisUsedIds(new Saying(answer), KEYS, Clock.systemUTC());
            assertThatThrownBy(() -> await(node.firstUse("a", Instant.now().plusSeconds(60)))).as(answer.toString())
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    /** Answers everything with the same. */
    private record Saying(Response answer) implements RedisAPI {

        @Override
        public io.vertx.core.Future<Response> send(Command command, String... arguments) {
            return io.vertx.core.Future.succeededFuture(answer);
        }

        @Override
        public void close() {
        }
    }
}
