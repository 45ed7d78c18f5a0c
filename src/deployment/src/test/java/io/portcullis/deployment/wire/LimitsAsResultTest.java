package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** {@code portcullis.limits.answer=tool-result}: the model hears that it has to wait. */
class LimitsAsResultTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.limits.answer=tool-result");

    @ParameterizedTest
    @ValueSource(strings = { Keys.READER, Keys.ADMIN })
    void tooManyCalls_areAToolResult(String key) throws IOException {
        Post post = key.equals(Keys.READER) ? Post.modern("tools/call", "\"name\":\"once\"")
                : Post.handshake("2025-06-18", "tools/call", "\"name\":\"once\"").header("X-API-Key", key);
        assertThat(post.send().json().getBoolean("result.isError")).isFalse();
        try (Records audit = Records.audit()) {
            Answer answer = post.send();
            assertThat(answer.verdict()).isEqualTo("200");
            assertThat(answer.json().getBoolean("result.isError")).isTrue();
            assertThat(answer.json().getString("result.content[0].text")).matches("Too many calls\\. Try again in \\d+ s\\.");
            assertThat(answer.body().contains("resultType")).isEqualTo(key.equals(Keys.READER));
            assertThat(audit.only().getString("status_code")).isEqualTo("limited");
        }
    }
}
