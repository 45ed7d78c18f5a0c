package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/** H-09: how large and how deep a body may be, to the byte. */
class BodyLimitTest {

    private static final int LIMIT = 64 * 1024;
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.transport.max-body-size=64K",
            "portcullis.transport.max-json-depth=8");

    @Test
    void declaredSize_upToTheLimit() throws IOException {
        assertThat(Post.plain(ofSize(LIMIT)).send().status()).isEqualTo(200);
        assertThat(Post.plain(ofSize(LIMIT + 1)).send().verdict()).isEqualTo("413 -32600");
    }

    @Test
    void declaredSize_isRefusedBeforeTheBodyIsSent() throws IOException {
        assertThat(Post.plain("").header("Content-Length", "70000").send().verdict()).isEqualTo("413 -32600");
    }

    @ParameterizedTest
    @ValueSource(strings = { "20000000", "99999999999", "9223372036854775807" })
    void hugeDeclaredSize_hasABodyOfJson(String size) throws IOException { // E-14
        assertThat(Post.plain("").header("Content-Length", size).send().verdict()).isEqualTo("413 -32600");
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "9223372036854775808", "1e3", "0x10", "12,12", "x" })
    void sizeThatIsNone_isRefused(String size) throws IOException {
        assertThat(Post.plain("").header("Content-Length", size).send().status()).isIn(400, 413);
    }

    @Test
    void undeclaredSize_upToTheLimit() throws IOException {
        assertThat(Post.plain(ofSize(LIMIT)).chunked().send().status()).isEqualTo(200);
        Answer answer = Post.plain(ofSize(LIMIT + 1)).chunked().send();
        assertThat(answer.verdict()).isEqualTo("413 -32600");
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    @Test
    void undeclaredSize_ofAStranger_is401() throws IOException {
        assertThat(Post.plain(ofSize(LIMIT + 1)).chunked().without("X-API-Key").send().verdict()).isEqualTo("401 -31401");
    }

    @Test
    void sizeDeclaredTwice_orBesideChunks_isRefused() throws IOException {
        assertThat(Post.ping().line("Content-Length", "43").line("Content-Length", "3").send().status()).isEqualTo(400);
        assertThat(Post.ping().line("Content-Length", "3").chunked().send().status()).isIn(200, 400);
    }

    @Test
    void depth_upToTheLimit() throws IOException {
        assertThat(Post.plain(PING + "{\"a\":" + "[".repeat(6) + "]".repeat(6) + "}}").send().status()).isEqualTo(200);
        assertThat(Post.plain(PING + "{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}}").send().verdict())
                .isEqualTo("400 -32700");
    }

    @Test
    void depth_isLimitedInEveryPlace() throws IOException {
        String deep = "[".repeat(30_000);
        assertThat(Post.plain(deep).send().verdict()).isEqualTo("400 -32700");
        assertThat(Post.plain("{\"x\":" + deep).send().verdict()).isEqualTo("400 -32700");
        assertThat(Post.plain("{\"id\":" + "{\"a\":".repeat(9_000)).send().verdict()).isIn("400 -32700", "400 -32600");
        assertThat(Post.modern("tools/call", "\"name\":\"motto\",\"arguments\":{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}")
                .send()
                .verdict()).isEqualTo("400 -32700");
    }

    @Test
    void longNumber_isRefused() throws IOException {
        String digits = "9".repeat(2000);
        assertThat(Post.plain("{\"jsonrpc\":\"2.0\",\"id\":" + digits + ",\"method\":\"ping\"}").send().status())
                .isEqualTo(400);
        assertThat(Post.modern("tools/call", "\"name\":\"book\",\"arguments\":{\"guests\":" + digits + "}").send().status())
                .isIn(200, 400);
    }

    @Test
    void longHeader_is431() throws IOException {
        assertThat(Post.ping().header("Mcp-Name", "x".repeat(30_000)).send().status()).isEqualTo(431);
    }

    private static String ofSize(int size) {
        String empty = PING + "{\"a\":\"\"}}";
        return PING + "{\"a\":\"" + "x".repeat(size - empty.length()) + "\"}}";
    }
}
