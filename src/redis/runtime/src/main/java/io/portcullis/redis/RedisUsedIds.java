package io.portcullis.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.spi.UsedIds;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** What was used, in Redis: a key for each id, until nothing with that id is taken any more by a node whose clock is behind. */
final class RedisUsedIds implements UsedIds {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final RedisAPI redis;
    private final Keys keys;
    private final Clock clock;

    RedisUsedIds(RedisAPI redis, Keys keys, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Boolean> firstUse(String id, Instant expiresAt) {
        Instant now = clock.instant();
        if (!expiresAt.isAfter(now)) {
            return CompletableFuture.completedFuture(false);
        }
        String ttl = Long.toString(Duration.between(now, expiresAt).plus(CLOCKS_DIFFER).toMillis());
        return Future.succeededFuture().compose(ready -> redis.set(List.of(keys.of("used", id), "1", "NX", "PX", ttl)))
                .map(RedisUsedIds::isSet).toCompletionStage();
    }

    /** Null where there was such a key. Whatever else is no answer to this question, and must not be taken for a yes. */
    private static boolean isSet(Response answer) {
        if (answer == null) {
            return false;
        }
        if (answer.type() != ResponseType.SIMPLE || !"OK".equals(answer.toString())) {
            throw new IllegalStateException("an answer of another form than that of SET");
        }
        return true;
    }
}
