package io.portcullis.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.github.bucket4j.TimeMeter;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.limit.Drawing;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.limit.SharedBuckets;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.spi.Draw;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import redis.embedded.RedisServer;

/** What one draw costs: from the buckets of this node, and from those in a Redis on the same machine, one call at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LimitBenchmark {

    private static final int PORT = 6_390;
    private static final Rate RATE = new Rate(1_000_000_000, Duration.ofSeconds(1), 1_000_000_000, Refill.GREEDY);
    private static final List<Draw> ONE = List.of(RATE.draw("caller\0alice\0tool:find", 1));
    private static final List<Draw> THREE = List.of(RATE.draw("caller\0alice\0tool:find", 1), RATE.draw("tenant\0acme", 1),
            RATE.draw("entry\0tool:find", 1));

    private final Vertx vertx = Vertx.vertx();
    private RedisServer server;
    private RateLimiter own;
    private RateLimiter shared;

    @Setup
    public void start() throws IOException {
        server = RedisServer.newRedisServer().port(PORT).bind("127.0.0.1").setting("save \"\"").build();
        server.start();
        Limiter limiter = new Limiter(100_000, TimeMeter.SYSTEM_NANOTIME);
        own = RateLimiter.ofThisNode(limiter);
        RedisAPI redis = RedisAPI.api(Redis.createClient(vertx,
                new RedisOptions().setConnectionString("redis://127.0.0.1:" + PORT)));
        Surroundings surroundings = new Surroundings(() -> Runnable::run, TimeMeter.SYSTEM_NANOTIME);
        shared = RateLimiter.shared(new SharedBuckets(new RedisLimitStore(redis, new Keys("bench")), Duration.ofSeconds(5),
                surroundings, reachable -> {
                }), limiter, destructive -> true);
    }

    @TearDown
    public void stop() throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop();
    }

    @Benchmark
    public Drawing ownBucket() {
        return taken(own.draw(ONE, false));
    }

    @Benchmark
    public Drawing threeOwnBuckets() {
        return taken(own.draw(THREE, false));
    }

    @Benchmark
    public Drawing redisBucket() {
        return taken(shared.draw(ONE, false));
    }

    @Benchmark
    public Drawing threeRedisBuckets() {
        return taken(shared.draw(THREE, false));
    }

    private static Drawing taken(CompletionStage<Drawing> drawing) {
        Drawing drawn = drawing.toCompletableFuture().join();
        if (!drawn.drawn().taken()) {
            throw new IllegalStateException("nothing was taken");
        }
        return drawn;
    }
}
