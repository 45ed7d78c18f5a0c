package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** {@code portcullis.limits.allow-unlimited} and {@code portcullis.limits.headers=false}: said loudly, and kept quiet. */
class UnlimitedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.lines("portcullis.limits.allow-unlimited=true", "portcullis.limits.headers=false"),
                    Mill.class, Silo.class)
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && String.valueOf(record.getMessage()).contains("allow-unlimited"))
            .assertLogRecords(records -> assertThat(records).hasSize(1));

    @Test
    void entriesWithoutALimit_haveNone() throws IOException {
        for (int call = 0; call < 150; call++) {
            Answer answer = tool("grind").send();
            assertThat(answer.verdict()).isEqualTo("200");
            assertThat(answer.header("RateLimit")).isNull();
        }
    }

    @Test
    void writtenLimits_hold_andNoHeaderTellsOfThem() throws IOException {
        for (int call = 0; call < 3; call++) {
            assertThat(tool("thrice").send().verdict()).isEqualTo("200");
        }
        Answer refused = tool("thrice").send();
        assertThat(refused.verdict()).isEqualTo("429 -31429");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.header("RateLimit")).isNull();
        assertThat(refused.header("RateLimit-Policy")).isNull();
    }

    private static Post tool(String name) {
        return Post.modern("tools/call", "\"name\":\"" + name + "\"");
    }
}
