package io.portcullis.redis;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.portcullis.redaction.Cause;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.Nodes;
import io.vertx.redis.client.RedisAPI;

/**
 * Messages between nodes over one channel of Redis. Each is sealed: what anybody else publishes there is no message. Good for a
 * minute, so nodes whose clocks differ by more do not hear each other.
 */
final class RedisNodes implements Nodes {

    private static final Logger LOG = Logger.getLogger(RedisNodes.class);

    private static final String PURPOSE = "nodes";
    private static final Duration HOLDS = Duration.ofMinutes(1);
    private static final int LONGEST = 1 << 20;

    private final RedisAPI redis;
    private final String channel;
    private final Sealer sealer;
    private final Clock clock;
    private final String self = UUID.randomUUID().toString();
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private volatile boolean away;

    RedisNodes(RedisAPI redis, String channel, Sealer sealer, Clock clock) {
        this.redis = redis;
        this.channel = channel;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public void tell(String topic, String message) {
        if (message.length() > LONGEST) {
            throw new IllegalArgumentException("a message to other nodes is too long");
        }
        byte[] content = String.join("\n", self, topic, message).getBytes(StandardCharsets.UTF_8);
        redis.publish(channel, sealer.seal(PURPOSE, content, clock.instant().plus(HOLDS))).onComplete(
                told -> reached(),
                failure -> lost(topic, failure));
    }

    @Override
    public void listen(String topic, Consumer<String> listener) {
        listeners.computeIfAbsent(topic, ignored -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** What came over the channel. */
    void heard(String sealed) {
        Optional<String[]> parts = sealer.open(PURPOSE, sealed)
                .map(content -> new String(content, StandardCharsets.UTF_8).split("\n", 3));
        if (parts.isEmpty() || parts.get().length != 3) {
            LOG.warn("A message between nodes was not sealed by a node of this server, or is too old; ignored");
        } else if (!parts.get()[0].equals(self)) {
            listeners.getOrDefault(parts.get()[1], List.of()).forEach(listener -> tell(listener, parts.get()[2]));
        }
    }

    /** One listener does not keep the others from hearing. */
    private static void tell(Consumer<String> listener, String message) {
        try {
            listener.accept(message);
        } catch (RuntimeException e) {
            LOG.error("What another node has told could not be done", Cause.of(e));
        }
    }

    private void reached() {
        if (away) {
            away = false;
            LOG.info("Other nodes are told again");
        }
    }

    /** Said once, not for each message. */
    private void lost(String topic, Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("Other nodes could not be told about %s: %s", topic, Cause.line(failure));
        }
    }
}
