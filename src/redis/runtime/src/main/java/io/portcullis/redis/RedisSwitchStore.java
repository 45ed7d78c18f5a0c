package io.portcullis.redis;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.portcullis.seal.Sealer;
import io.portcullis.spi.SwitchStore;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisAPI;

/**
 * The switches of operators in Redis, sealed: one text of a line for the version, one for destructive tools, and one for each
 * entry that is switched off.
 */
final class RedisSwitchStore implements SwitchStore {

    private static final String PURPOSE = "switches";
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final RedisAPI redis;
    private final String key;
    private final Sealer sealer;
    private final Clock clock;
    private final Script replace = Script.of("replace-switches.lua");

    RedisSwitchStore(RedisAPI redis, String key, Sealer sealer, Clock clock) {
        this.redis = redis;
        this.key = key;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<Switches>> read() {
        return Future.succeededFuture().compose(ready -> redis.hget(key, "switches"))
                .map(found -> Optional.ofNullable(found).map(sealed -> opened(sealed.toString()))).toCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> replace(long version, Switches after) {
        return Future.succeededFuture()
                .compose(ready -> replace.run(redis, List.of(key),
                        List.of(Long.toString(version), Long.toString(after.version()), sealed(after))))
                .map(replaced -> replaced.toInteger() == 1).toCompletionStage();
    }

    private String sealed(Switches switches) {
        List<String> lines = new ArrayList<>(
                List.of(Long.toString(switches.version()), Boolean.toString(switches.destructiveOff())));
        lines.addAll(switches.off());
        return sealer.seal(PURPOSE, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), clock.instant().plus(FOR_EVER));
    }

    private Switches opened(String sealed) {
        byte[] content = sealer.open(PURPOSE, sealed)
                .orElseThrow(
                        () -> new IllegalStateException("the switches in Redis were not sealed with a key of this server"));
        List<String> lines = List.of(new String(content, StandardCharsets.UTF_8).split("\n"));
        return new Switches(Long.parseLong(lines.get(0)), Boolean.parseBoolean(lines.get(1)),
                Set.copyOf(lines.subList(2, lines.size())));
    }
}
