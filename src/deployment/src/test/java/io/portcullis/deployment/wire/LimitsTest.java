package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** How often is too often, to the permit, and what the client hears. */
class LimitsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town();

    @Test
    void fixedWindow_isExact_andPerCaller() throws IOException {
        for (int i = 1; i <= 100; i++) {
            assertThat(call(Keys.READER, "hundred")).as("call %d", i).isEqualTo("200");
        }
        assertThat(call(Keys.READER, "hundred")).isEqualTo("429 -31429");
        assertThat(call(Keys.READER, "hundred")).isEqualTo("429 -31429");
        assertThat(call(Keys.ADMIN, "hundred")).isEqualTo("200");
    }

    @Test
    void answer_saysWhenToComeBack() throws IOException {
        Post post = Post.modern("tools/call", "\"name\":\"once\"").header("X-API-Key", Keys.READER);
        assertThat(post.send().status()).isEqualTo(200);
        try (Records audit = Records.audit()) {
            Answer answer = post.send();
            long millis = answer.json().getLong("error.data.retryAfterMs");
            assertThat(millis).isBetween(3_500_000L, 3_600_000L);
            assertThat(answer.header("Retry-After")).isEqualTo(Long.toString((millis + 999) / 1000));
            assertThat(answer.json().getInt("id")).isEqualTo(1);
            assertThat(audit.only().getString("status_code")).isEqualTo("limited");
            assertThat(audit.only().getString("status_detail")).isEqualTo("limited");
        }
    }

    @Test
    void handshakeRevision_is429Too() throws IOException {
        Post post = Post.handshake("2025-11-25", "tools/call", "\"name\":\"once\"").header("X-API-Key", Keys.ADMIN);
        assertThat(post.send().verdict()).isEqualTo("200");
        assertThat(post.send().verdict()).isEqualTo("429 -31429");
        assertThat(post.send().header("Retry-After")).isNotNull();
    }

    @Test
    void byEntry_allCallersShare_andRefusedCallsBurnNothing() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(call(Keys.NOBODY, "twiceForAll")).isEqualTo("200 -32602");
            assertThat(call("pck_wrong_0123456789abcdef0123456789abcdef", "twiceForAll")).isEqualTo("401 -31401");
        }
        assertThat(call(Keys.READER, "twiceForAll")).isEqualTo("200");
        assertThat(call(Keys.ADMIN, "twiceForAll")).isEqualTo("200");
        assertThat(call(Keys.READER, "twiceForAll")).isEqualTo("429 -31429");
        assertThat(call(Keys.ADMIN, "twiceForAll")).isEqualTo("429 -31429");
        assertThat(call(Keys.NOBODY, "twiceForAll")).isEqualTo("200 -32602");
    }

    @Test
    void byAddress_callersOfOneAddressShare() throws IOException {
        assertThat(call(Keys.NOBODY, "twiceAnAddress")).isEqualTo("200 -32602");
        assertThat(call(Keys.READER, "twiceAnAddress")).isEqualTo("200");
        assertThat(call(Keys.ADMIN, "twiceAnAddress")).isEqualTo("200");
        assertThat(call(Keys.READER, "twiceAnAddress")).isEqualTo("429 -31429");
        Post forwarded = Post.modern("tools/call", "\"name\":\"twiceAnAddress\"").header("X-Forwarded-For", "10.0.0.1");
        assertThat(forwarded.send().status()).isEqualTo(429);
    }

    @Test
    void cost_isTakenAsAWhole() throws IOException {
        assertThat(call(Keys.READER, "costly")).isEqualTo("200");
        assertThat(call(Keys.READER, "costly")).isEqualTo("200");
        assertThat(call(Keys.READER, "costly")).isEqualTo("429 -31429"); // one permit is left, two are needed
    }

    @Test
    void namedBucket_isSharedByItsTools_withTheNumbersOfTheConfiguration() throws IOException {
        assertThat(call(Keys.READER, "sharedOne")).isEqualTo("200");
        assertThat(call(Keys.READER, "sharedTwo")).isEqualTo("200");
        assertThat(call(Keys.READER, "sharedOne")).isEqualTo("200");
        assertThat(call(Keys.READER, "sharedTwo")).isEqualTo("429 -31429");
        assertThat(call(Keys.READER, "sharedOne")).isEqualTo("429 -31429");
    }

    private static String call(String key, String tool) throws IOException {
        return Post.modern("tools/call", "\"name\":\"" + tool + "\"").header("X-API-Key", key).send().verdict();
    }
}
