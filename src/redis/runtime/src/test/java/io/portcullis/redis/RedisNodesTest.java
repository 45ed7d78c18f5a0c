package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static io.portcullis.redis.OwnRedis.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore.Room;
import io.portcullis.task.Tasks;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/** What one node tells, the others hear: once, if a node has told it, and again after Redis was away. */
class RedisNodesTest {

    private static final SealKey KEY = SealKey.generated();
    private static final String CHANNEL = new Keys("portcullis").named("nodes");

    private OwnRedis redis;

    @BeforeEach
    void start() {
        redis = new OwnRedis();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    /** One node of a server, connected. */
    private final class Node {

        final Redis client = redis.redis();
        final RedisNodes nodes;
        final AtomicInteger joined = new AtomicInteger();
        final List<String> heard = new CopyOnWriteArrayList<>();

        Node(SealKey key) {
            nodes = new RedisNodes(RedisAPI.api(client), CHANNEL, sealer(key, Clock.systemUTC()), Clock.systemUTC());
            nodes.listen("subject", heard::add);
            new Channel(redis.vertx(), client, CHANNEL, new Channel.Ears(nodes::heard, joined::incrementAndGet),
                    Duration.ofSeconds(10)).open();
            eventually(() -> joined.get() == 1);
        }
    }

    private static Sealer sealer(SealKey key, Clock clock) {
        return new Sealer(new KeyRing(List.of(key)), clock, 16 << 20);
    }

    @Test
    void message_isHeardByTheOthers_once() {
        Node one = new Node(KEY);
        Node two = new Node(KEY);
        Node three = new Node(KEY);
        one.nodes.tell("subject", "first\nline");
        one.nodes.tell("another subject", "nobody listens");
        two.nodes.tell("subject", "last");
        eventually(() -> three.heard.size() == 2);
        eventually(() -> two.heard.size() == 1);
        eventually(() -> one.heard.size() == 1);
        assertThat(three.heard).containsExactlyInAnyOrder("first\nline", "last");
        assertThat(two.heard).containsExactly("first\nline");
        assertThat(one.heard).containsExactly("last");
    }

    @Test
    void messageThatNoNodeHasSealed_isNotHeard() {
        Node one = new Node(KEY);
        Node two = new Node(KEY);
        Node stranger = new Node(SealKey.generated());
        stranger.nodes.tell("subject", "forged");
        redis.send("PUBLISH", CHANNEL, "x\nsubject\nplain");
        String old = sealer(KEY, Clock.fixed(Instant.now().minus(Duration.ofHours(1)), Clock.systemUTC().getZone()))
                .seal("nodes", "x\nsubject\nold".getBytes(), Instant.now().minus(Duration.ofMinutes(59)));
        redis.send("PUBLISH", CHANNEL, old);
        one.nodes.tell("subject", "true");
        eventually(() -> !two.heard.isEmpty());
        assertThat(two.heard).containsExactly("true");
    }

    @Test
    void redisThatWasAway_isHeardAgain() {
        Node one = new Node(KEY);
        Node two = new Node(KEY);
        redis.stop();
        one.nodes.tell("subject", "lost");
        redis.start();
        eventually(() -> one.joined.get() > 1 && two.joined.get() > 1);
        eventually(() -> {
            one.nodes.tell("subject", "again");
            return two.heard.contains("again");
        });
        assertThat(two.heard).doesNotContain("lost");
    }

    @Test
    void pulse_leavesALivingConnectionAsItIs() {
        AtomicInteger joined = new AtomicInteger();
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Channel channel = new Channel(redis.vertx(), redis.redis(), CHANNEL,
                new Channel.Ears(heard::add, joined::incrementAndGet), Duration.ofMillis(20))) {
            channel.open();
            eventually(() -> pings() > 3);
            redis.send("PUBLISH", CHANNEL, "x");
            eventually(() -> heard.size() == 1);
            assertThat(joined).hasValue(1);
        }
    }

    @Test
    void connectionThatDoesNotAnswer_isOpenedAnew() {
        AtomicInteger joined = new AtomicInteger();
        try (Channel channel = new Channel(redis.vertx(), redis.redis(), CHANNEL,
                new Channel.Ears(message -> {
                }, joined::incrementAndGet), Duration.ofMillis(20))) {
            channel.open();
            eventually(() -> joined.get() == 1);
            redis.freeze();
            eventually(() -> channel.isAway());
            redis.thaw();
            eventually(() -> joined.get() > 1);
        }
    }

    private long pings() {
        Matcher calls = Pattern.compile("cmdstat_ping:calls=(\\d+)").matcher(redis.send("INFO", "commandstats").toString());
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    @Test
    void listenerThatFails_doesNotKeepOthersFromHearing() {
        Node one = new Node(KEY);
        Node two = new Node(KEY);
        two.nodes.listen("broken", message -> {
            throw new IllegalStateException("broken");
        });
        two.nodes.listen("broken", two.heard::add);
        one.nodes.tell("broken", "all the same");
        eventually(() -> two.heard.contains("all the same"));
    }

    @Test
    void messageThatIsTooLong_isNotTold() {
        Node one = new Node(KEY);
        assertThatIllegalArgumentException().isThrownBy(() -> one.nodes.tell("subject", " ".repeat((1 << 20) + 1)));
    }

    @Test
    void changeOfATask_isToldOnEveryNode() {
        Tasks one = tasks(new Node(KEY));
        Tasks two = tasks(new Node(KEY));
        List<Status> seen = new CopyOnWriteArrayList<>();
        two.watch(task -> seen.add(task.status()));
        Caller alice = Caller.anonymous();
        StoredTask task = await(one.begin(alice, "pay")).orElseThrow();
        assertThat(await(two.find(task.id(), alice))).contains(task);
        assertThat(await(one.change(task.id(), Status.COMPLETED, "{}"))).isTrue();
        eventually(() -> seen.contains(Status.COMPLETED));
        assertThat(await(two.change(task.id(), Status.CANCELLED, ""))).isFalse();
    }

    private Tasks tasks(Node node) {
        Room room = new Room(5, 5);
        RedisTaskStore store = new RedisTaskStore(RedisAPI.api(node.client), new Keys("portcullis"),
                new TaskText(sealer(KEY, Clock.systemUTC())), 100);
        return new Tasks(store, node.nodes, Clock.systemUTC(),
                new Tasks.Rules(Duration.ofMinutes(10), Duration.ofSeconds(1), room, room));
    }
}
