package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** What nobody wrote a limit for has one, and clients are told how theirs stand. */
class DefaultLimitTest {

    private static final String POLICY = "\"caller\";q=100;w=900";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(
            Keys.properties().replace("portcullis.limits.default.permits=1000000\n", "") // the number is that of the server
                    + Wire.lines("portcullis.limits.default.refill=interval"),
            Mill.class, Silo.class);

    @Test
    void callAfterTheHundredth_isTooMany_ofThisCallerAndThisEntry() throws IOException {
        for (int left = 99; left >= 0; left--) {
            Answer answer = tool(Keys.READER, "grind").send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo(POLICY);
            assertThat(answer.header("RateLimit")).matches("\"caller\";r=" + left + ";t=\\d+");
        }
        Answer refused = tool(Keys.READER, "grind").send();
        assertThat(refused.verdict()).isEqualTo("429 -31429");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo(POLICY);
        assertThat(refused.header("RateLimit")).matches("\"caller\";r=0;t=\\d+");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
        assertThat(tool(Keys.ADMIN, "grind").send().header("RateLimit")).startsWith("\"caller\";r=99;");
        assertThat(tool(Keys.READER, "sift").send().header("RateLimit")).startsWith("\"caller\";r=99;");
    }

    @ParameterizedTest
    @ValueSource(strings = { "prompts/get", "resources/read" })
    void otherKinds_haveTheSameLimit(String method) throws IOException {
        String params = method.equals("prompts/get") ? "\"name\":\"recipe\",\"arguments\":{\"grain\":\"rye\"}"
                : "\"uri\":\"mill://stock\"";
        for (int call = 0; call < 100; call++) {
            assertThat(Calls.modern(method, params).send().verdict()).isEqualTo("200");
        }
        Answer refused = Calls.modern(method, params).send();
        assertThat(refused.verdict()).isEqualTo("429 -31429");
        assertThat(refused.header("RateLimit")).startsWith("\"caller\";r=0;");
        assertThat(Calls.modern(method, params).header("X-API-Key", Keys.ADMIN).send().verdict()).isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools/list", "prompts/list", "resources/list", "server/discover", "completion/complete" })
    void listsAndCompletions_haveNone(String method) throws IOException {
        String params = method.equals("completion/complete")
                ? "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"recipe\"},\"argument\":{\"name\":\"grain\",\"value\":\"r\"}"
                : "";
        for (int call = 0; call < 105; call++) {
            Answer answer = Calls.modern(method, params).send();
            assertThat(answer.verdict()).isEqualTo("200");
            assertThat(answer.header("RateLimit")).isNull();
            assertThat(answer.header("RateLimit-Policy")).isNull();
        }
    }

    @Test
    void severalLimits_areToldInOneLine_andHoldTogether() throws IOException {
        for (int left = 2; left >= 0; left--) {
            Answer answer = tool(Keys.READER, "thrice").send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy"))
                    .isEqualTo("\"caller\";q=3;w=3600, \"caller-2\";q=50;w=86400");
            assertThat(answer.header("RateLimit")).matches("\"caller\";r=" + left + ";t=\\d+, \"caller-2\";r=" + (47 + left)
                    + ";t=\\d+");
        }
        Answer refused = tool(Keys.READER, "thrice").send();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit")).matches("\"caller\";r=0;t=\\d+, \"caller-2\";r=47;t=\\d+");
        assertThat(tool(Keys.ADMIN, "thrice").send().header("RateLimit")).matches(
                "\"caller\";r=2;t=\\d+, \"caller-2\";r=49;t=\\d+");
    }

    @Test
    void answerThatIsAStream_tellsItInItsHead() throws IOException {
        try (Stream stream = Calls.modern("tools/call", "\"name\":\"turn\",\"_meta\":{\"progressToken\":1}").open()) {
            assertThat(stream.isStream()).isTrue();
            assertThat(stream.head().header("RateLimit-Policy")).isEqualTo(POLICY);
            assertThat(stream.head().header("RateLimit")).startsWith("\"caller\";r=99;t=");
        }
    }

    @Test
    void handshakeRevision_isToldToo() throws IOException {
        Answer answer = Post.handshake("2025-11-25", "tools/call", "\"name\":\"sift\"").header("X-API-Key", Keys.ADMIN).send();
        assertThat(answer.header("RateLimit")).startsWith("\"caller\";r=");
    }

    @Test // what a caller may not use is not there, and neither are its limits
    void callerWhoMayNotCall_isToldNothing() throws IOException {
        Answer answer = tool(Keys.NOBODY, "grind").send();
        assertThat(answer.verdict()).isEqualTo("200 -32602");
        assertThat(answer.header("RateLimit")).isNull();
        assertThat(answer.header("RateLimit-Policy")).isNull();
    }

    private static Post tool(String key, String name) {
        return Post.modern("tools/call", "\"name\":\"" + name + "\"").header("X-API-Key", key);
    }
}
