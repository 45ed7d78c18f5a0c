package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** Limits whose buckets cannot be reached. */
class LostStoreTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(
            Keys.properties() + Wire.bucket() + Wire.lines("portcullis.limits.default.permits=100"), Town.class,
            LostStore.class);

    @Test
    void whatMayDestroy_isUnavailable() throws IOException {
        Answer refused = Post.modern("tools/call", "\"name\":\"closed\"").send();
        assertThat(refused.verdict()).isEqualTo("503 -31503");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.header("RateLimit")).isNull();
        assertThat(refused.body()).doesNotContain(Town.INTERNAL);
    }

    @Test
    void whatIsHarmless_goesOnWithTheBucketsOfThisNode() throws IOException {
        Answer answer = Post.modern("tools/call", "\"name\":\"motto\"").send();
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.header("RateLimit")).startsWith("\"caller\";r=99;");
    }
}
