package io.portcullis.redis;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;
import io.portcullis.spi.LimitStore;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;

/**
 * Buckets in Redis, one script for each draw. A key lives about as long as its bucket is not full, at most 285 years.
 * <p>
 * Counts to the microsecond and, without drift, to the fraction of a permit. Numbers beyond 2^52 permits count as so many.
 * Refuses draws that make no sense - none, two from one bucket, negative numbers - with a failed stage.
 */
final class RedisLimitStore implements LimitStore {

    /** Doubles, which scripts count with, hold twice as much exactly. */
    private static final long MOST = 1L << 52;
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int PER_BUCKET = 3;

    private final RedisAPI redis;
    private final Keys keys;
    private final Script draw;
    private final Script giveBack;

    RedisLimitStore(RedisAPI redis, Keys keys) {
        this(redis, keys, Script.of("buckets.lua", "draw.lua"), Script.of("buckets.lua", "give-back.lua"));
    }

    RedisLimitStore(RedisAPI redis, Keys keys, Script draw, Script giveBack) {
        this.redis = redis;
        this.keys = keys;
        this.draw = draw;
        this.giveBack = giveBack;
    }

    @Override
    public CompletionStage<Drawn> draw(List<Draw> draws) {
        return run(draw, draws).map(answer -> drawn(answer, draws.size())).toCompletionStage();
    }

    @Override
    public CompletionStage<Void> giveBack(List<Draw> draws) {
        return run(giveBack, draws).<Void> mapEmpty().toCompletionStage();
    }

    private Future<Response> run(Script script, List<Draw> draws) {
        List<String> buckets = new ArrayList<>(draws.size());
        List<String> numbers = new ArrayList<>(draws.size() * 5);
        try {
            for (Draw each : draws) {
                buckets.add(keys.of("limit", each.bucket()));
                add(numbers, each);
            }
            if (buckets.isEmpty() || new HashSet<>(buckets).size() < buckets.size()) {
                throw new IllegalArgumentException("a draw names at least one bucket, and each once");
            }
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
        return script.run(redis, buckets, numbers);
    }

    private static void add(List<String> numbers, Draw draw) {
        if (draw.cost() < 0 || draw.capacity() < 1 || draw.permits() < 1
                || draw.period().compareTo(Duration.ofMillis(1)) < 0 || draw.period().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a draw of numbers that cannot work");
        }
        numbers.add(Long.toString(Math.min(MOST, draw.cost())));
        numbers.add(Long.toString(Math.min(MOST, draw.capacity())));
        numbers.add(Long.toString(Math.min(MOST, draw.permits())));
        numbers.add(Long.toString(micros(draw.period())));
        numbers.add(draw.refill().name());
    }

    /** Rounded up: never more permits than the numbers say. */
    private static long micros(Duration period) {
        return period.plusNanos(999).dividedBy(Duration.of(1, ChronoUnit.MICROS));
    }

    private static Drawn drawn(Response answer, int buckets) {
        if (answer.size() != 1 + buckets * PER_BUCKET) {
            throw new IllegalStateException("an answer of another form than that of the script");
        }
        List<Level> levels = new ArrayList<>(buckets);
        for (int i = 1; i < answer.size(); i += PER_BUCKET) {
            levels.add(new Level(answer.get(i).toLong(), duration(answer.get(i + 1)), duration(answer.get(i + 2))));
        }
        return new Drawn(answer.get(0).toLong() == 1, levels);
    }

    private static Duration duration(Response micros) {
        return Duration.of(micros.toLong(), ChronoUnit.MICROS);
    }
}
