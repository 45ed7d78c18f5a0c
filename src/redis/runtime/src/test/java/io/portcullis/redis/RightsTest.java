package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static io.portcullis.redis.OwnRedis.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.Draw;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;
import io.portcullis.spi.TaskStore.Room;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/** A user of Redis with the rights that the documentation names can do all that nodes do, and needs each of them. */
class RightsTest {

    private static final Keys KEYS = new Keys("tickets");

    @Test
    void documentedUser_canDoAllThatNodesDo() throws IOException {
        try (OwnRedis redis = new OwnRedis()) {
            List<Object> rule = new ArrayList<>(List.of("SETUSER", "portcullis", "reset"));
            rule.addAll(List.of(documented().split("\\s+")));
            redis.send("ACL", rule.toArray());
            Redis client = redis.redis("portcullis", "password");
            RedisAPI api = RedisAPI.api(client);
            drawsAndGivesBack(new RedisLimitStore(api, KEYS));
            Sealer sealer = new Sealer(new KeyRing(List.of(SealKey.generated())), Clock.systemUTC());
            keepsTasks(new RedisTaskStore(api, KEYS, new TaskText(sealer), 100));
            List<String> heard = new CopyOnWriteArrayList<>();
            Channel channel = new Channel(redis.vertx(), client, KEYS.named("nodes"),
                    new Channel.Ears(heard::add, () -> heard.add("joined")), Duration.ofMillis(20));
            channel.open();
            eventually(() -> heard.contains("joined"));
            new RedisNodes(api, KEYS.named("nodes"), sealer, Clock.systemUTC()).tell("topic", "message");
            eventually(() -> heard.size() == 2);
        }
    }

    private static void drawsAndGivesBack(RedisLimitStore limits) {
        Draw one = new Draw("restricted", 1, 2, 1, Duration.ofDays(1), Refill.GREEDY);
        assertThat(await(limits.draw(List.of(one))).taken()).isTrue();
        await(limits.giveBack(List.of(one)));
        assertThat(await(limits.draw(List.of(one))).levels().get(0).remaining()).isEqualTo(1);
    }

    private static void keepsTasks(RedisTaskStore tasks) {
        Instant now = Instant.now();
        StoredTask brief = new StoredTask("a", "ann", "tool", Status.WORKING, now, now, now.plusMillis(200), "");
        assertThat(await(tasks.create(brief, new Room(1, 1)))).isTrue();
        assertThat(await(tasks.replace(brief, brief.with(Status.COMPLETED, "{}", now)))).isTrue();
        StoredTask next = new StoredTask("b", "ann", "tool", Status.WORKING, now, now, now.plusSeconds(60), "");
        eventually(() -> await(tasks.create(next, new Room(1, 1)))); // prunes what has expired
        assertThat(await(tasks.find("b"))).contains(next);
    }

    /** The rule of the user, as the page for operators gives it. */
    private static String documented() throws IOException {
        String page = Files.readString(Path.of("../../docs/many-nodes.md"));
        Matcher rule = Pattern.compile("(?s)\nuser portcullis (.*?)\n```").matcher(page);
        assertThat(rule.find()).isTrue();
        return rule.group(1).strip();
    }
}
