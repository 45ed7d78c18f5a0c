package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** Limits whose buckets are elsewhere: every door waits for them, and goes on once they have answered. */
class SharedLimitsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(
            Keys.properties() + Wire.bucket()
                    + Wire.lines("portcullis.limits.store-timeout=30s", "portcullis.limits.default.permits=100"),
            Mill.class, Silo.class,
            FarStore.class, Town.class);

    @AfterEach
    void again() {
        FarStore.LEFT.set(Integer.MAX_VALUE);
    }

    @Test
    void callGoesOn_onceTheStoreHasAnswered() throws IOException {
        Answer answer = call("sift", "{}");
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.header("RateLimit")).isEqualTo("\"caller\";r=99;t=3");
    }

    @Test
    void callThatTheStoreRefuses_isTooMany() throws IOException {
        FarStore.LEFT.set(0);
        Answer answer = call("sift", "{}");
        assertThat(answer.verdict()).isEqualTo("429 -31429");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("RateLimit")).isEqualTo("\"caller\";r=0;t=9");
    }

    @ParameterizedTest
    @ValueSource(strings = { "byHand", "byUni", "byStage" })
    void directCall_waitsInTheWayOfItsMethod(String way) throws IOException {
        assertThat(call(way, "{\"sacks\":2}").json().getString("result.content[0].text")).isEqualTo("2 sacks");
        FarStore.LEFT.set(2); // the call of the client, and the first permit of the direct one
        Answer refused = call(way, "{\"sacks\":2}");
        assertThat(refused.json().getBoolean("result.isError")).isTrue();
        assertThat(refused.body()).doesNotContain("2 sacks");
    }

    @Test // an event loop cannot wait
    void directCallOnTheEventLoop_ofWhatReturnsAtOnce_isRefused() throws IOException {
        Answer refused = call("inAHurry", "{\"sacks\":2}");
        assertThat(refused.json().getBoolean("result.isError")).isTrue();
        assertThat(refused.body()).doesNotContain("2 sacks");
    }

    private static Answer call(String tool, String arguments) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments).send();
    }
}
