package io.portcullis.redis;

import static io.portcullis.redis.OwnRedis.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.seal.KeyRing;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.SwitchStore.Switches;

class RedisSwitchStoreTest {

    private static final String KEY = new Keys("portcullis").named("switches");

    private OwnRedis redis;
    private final KeyRing ring = new KeyRing(List.of(SealKey.generated()));

    @BeforeEach
    void start() {
        redis = new OwnRedis();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private RedisSwitchStore node(KeyRing keys) {
        return new RedisSwitchStore(redis.client(), KEY, new Sealer(keys, Clock.systemUTC(), 1 << 20), Clock.systemUTC());
    }

    @Test
    void switches_areReadOnEveryNode_asTheyAre() {
        RedisSwitchStore one = node(ring);
        RedisSwitchStore two = node(ring);
        assertThat(await(two.read())).isEmpty();
        Switches switches = new Switches(1, true, Set.of("delete", "tool:pay"));
        assertThat(await(one.replace(0, switches))).isTrue();
        assertThat(await(two.read())).contains(switches);
        Switches none = new Switches(2, false, Set.of());
        assertThat(await(two.replace(1, none))).isTrue();
        assertThat(await(one.read())).contains(none);
    }

    @Test
    void switchesOfAnotherVersion_areNotReplaced() {
        RedisSwitchStore one = node(ring);
        assertThat(await(one.replace(0, new Switches(1, false, Set.of("a"))))).isTrue();
        assertThat(await(node(ring).replace(0, new Switches(1, false, Set.of("b"))))).isFalse();
        assertThat(await(one.read()).orElseThrow().off()).containsExactly("a");
    }

    @Test // they are not taken for switches, nor for none
    void switchesThatNoNodeHasWritten_fail() {
        await(node(new KeyRing(List.of(SealKey.generated()))).replace(0, new Switches(1, false, Set.of("a"))));
        assertThatThrownBy(() -> await(node(ring).read())).hasMessageContaining("not sealed");
        redis.send("HSET", KEY, "switches", "2\nfalse");
        assertThatThrownBy(() -> await(node(ring).read())).hasMessageContaining("not sealed");
    }

    @Test
    void names_areNotReadable() {
        await(node(ring).replace(0, new Switches(1, false, Set.of("delete-customer"))));
        assertThat(redis.send("HGETALL", KEY).toString()).doesNotContain("delete-customer");
    }
}
