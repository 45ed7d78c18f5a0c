package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** {@code @Timeout} and {@code @Bulkhead} of MicroProfile Fault Tolerance, where nobody brought the extension for them. */
@Timeout(120)
class BoundsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Forge.class);

    @ParameterizedTest
    @ValueSource(strings = { "temper", "cool" })
    void methodThatTakesTooLong_isStoppedAndAnswered(String tool) throws IOException {
        try (Records audit = Records.audit()) {
            assertTimedOut(call(Keys.READER, tool));
            assertThat(audit.only().getString("status_code")).isEqualTo("timed_out");
            assertThat(audit.only().getString("status_detail")).isEqualTo("timed_out");
        }
    }

    static void assertTimedOut(Answer answer) {
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.json().getBoolean("result.isError")).isTrue();
        assertThat(answer.json().getString("result.content[0].text")).isEqualTo("The call took too long and was stopped.");
    }

    @Test
    void entryThatIsFull_isUnavailable_untilACallEnds() throws IOException {
        assertOneAtATime();
    }

    static void assertOneAtATime() throws IOException {
        try (Stream first = Post.modern("tools/call", "\"name\":\"hammer\"").open()) {
            assertThat(call(Keys.ADMIN, "watch").verdict()).isEqualTo("200");
            Answer second = call(Keys.ADMIN, "hammer");
            assertThat(second.verdict()).isEqualTo("503 -31503");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(call(Keys.ADMIN, "extinguish").verdict()).isEqualTo("200");
            assertThat(first.head().verdict()).isEqualTo("200");
            assertThat(first.head().body()).contains("hammered");
            assertThat(call(Keys.ADMIN, "hammer").verdict()).isEqualTo("200");
        }
    }

    static Answer call(String key, String tool) throws IOException {
        return Post.modern("tools/call", "\"name\":\"" + tool + "\"").header("X-API-Key", key).send();
    }
}
