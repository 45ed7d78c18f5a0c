package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/** D-12: one connection carries the requests of many callers, and what came before leaves no trace. */
class ConnectionTest {

    private static final String BAD_CHUNK = "zz\r\n{}\r\n0\r\n\r\n";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.transport.max-body-size=64K");

    private Records log;

    @BeforeEach
    void listen() {
        log = Records.all();
    }

    @AfterEach
    void nothingOfOurs_broke() {
        log.close();
        assertThat(log.lines())
                .noneMatch(line -> line.contains("could not be answered") || line.contains("could not be verified"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "no credential", "wrong credential", "two credentials", "media type", "accept", "no JSON", "batch",
            "unknown method", "unknown tool", "notification" })
    void afterARefusalThatReadTheBody_theConnectionGoesOn(String refused) throws IOException {
        try (Link link = Link.open()) {
            Answer first = link.send(wrong(refused)).read();
            if ("close".equals(first.header("Connection"))) {
                assertThat(link.isEnded()).isTrue();
                return;
            }
            assertThat(link.send(Post.ping()).read().body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        }
    }

    private static Post wrong(String how) {
        return switch (how) {
            case "no credential" -> Post.ping().without("X-API-Key");
            case "wrong credential" -> Post.ping().header("X-API-Key", "pck_wrong_0123456789abcdef0123456789abcdef");
            case "two credentials" -> Post.ping().header("Authorization", "Bearer pck_reader_0123456789abcdef0123456789abcdef");
            case "media type" -> Post.ping().header("Content-Type", "text/plain");
            case "accept" -> Post.ping().header("Accept", "text/html");
            case "no JSON" -> Post.plain("{");
            case "batch" -> Post.plain("[]");
            case "unknown method" -> Post.modern("tools/wrong", "");
            case "unknown tool" -> Post.modern("tools/call", "\"name\":\"nothing\"");
            default -> Post.plain("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "Origin", "Content-Length" })
    void afterARefusalThatDidNotReadTheBody_theConnectionEnds(String wrong) throws IOException {
        Post post = switch (wrong) {
            case "PUT" -> Post.ping().verb("PUT");
            case "Origin" -> Post.ping().header("Origin", "https://evil.example.org");
            default -> Post.ping().header("Content-Length", "70000");
        };
        try (Link link = Link.open()) {
            assertThat(link.send(post).read().header("Connection")).isEqualTo("close");
            assertThat(link.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "no credential", "media type", "accept" })
    void largeBodyOfARefusedRequest_isDropped(String refused) throws IOException {
        try (Link link = Link.open()) {
            Answer first = link.send(wrong(refused).body(" ".repeat(60_000)).chunked()).read();
            assertThat(first.status()).isIn(401, 406, 415);
            assertThat(link.isEnded()).isTrue();
        }
    }

    @Test
    void bodyThatGrowsTooLarge_endsTheConnection() throws IOException {
        try (Link link = Link.open()) {
            assertThat(link.send(Post.plain(" ".repeat(100_000)).chunked()).read().status()).isEqualTo(413);
            assertThat(link.isEnded()).isTrue();
        }
    }

    @Test
    void clientThatGoesOnSending_isCutOff() throws IOException {
        try (Link link = Link.open()) {
            assertThat(link.send(Post.plain("x").header("Content-Length", "70000")).read().status()).isEqualTo(413);
            assertThat(link.isEnded()).isTrue();
        }
    }

    /** RFC 9112, 6.1: a proxy may have read its end elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = { "1;a=b\r\nx\r\n0\r\n\r\n", "0\r\n\r\n", "100000001\r\nx\r\n0\r\n\r\n" })
    void whatFollowsAChunkedBody_isNotAnswered(String body) throws IOException {
        String first = new String(Post.plain("").line("Transfer-Encoding", "chunked").bytes(), StandardCharsets.ISO_8859_1);
        String second = new String(Post.ping().bytes(), StandardCharsets.ISO_8859_1);
        try (Link link = Link.open()) {
            link.send(first + body + second);
            assertThat(link.read().header("Connection")).isEqualTo("close");
            assertThat(link.isEnded()).isTrue();
        }
    }

    @Test
    void bodyOfARefusedRequest_isNeverTakenForARequest() throws IOException {
        String smuggled = new String(Post.ping().bytes(), StandardCharsets.ISO_8859_1);
        try (Link link = Link.open()) {
            link.send(Post.plain(smuggled).without("X-API-Key"));
            assertThat(link.read().status()).isEqualTo(401);
            link.send(Post.plain("{}").header("X-API-Key", "pck_reader_0123456789abcdef0123456789abcdef"));
            assertThat(link.read().verdict()).isEqualTo("400 -32600");
        }
    }

    @Test
    void credentials_areThoseOfTheRequest() throws IOException {
        try (Link link = Link.open()) {
            assertThat(link.send(Post.ping()).read().status()).isEqualTo(200);
            assertThat(link.send(Post.ping().without("X-API-Key")).read().status()).isEqualTo(401);
            assertThat(link.send(Post.modern("tools/call", "\"name\":\"budget\"")).read().code()).isEqualTo(-32602);
            assertThat(
                    link.send(Post.modern("tools/call", "\"name\":\"budget\"").header("X-API-Key",
                            "pck_admin_0123456789abcdef0123456789abcdef")).read().code())
                    .isZero();
            assertThat(link.send(Post.modern("tools/call", "\"name\":\"budget\"")).read().code()).isEqualTo(-32602);
        }
    }

    @Test
    void pipelinedRequests_areAnsweredInOrder() throws IOException {
        try (Link link = Link.open()) {
            link.send(Post.plain("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}"));
            link.send(Post.modern("tools/call", "\"name\":\"motto\""));
            link.send(Post.plain("{"));
            link.send(Post.ping().without("X-API-Key"));
            link.send(Post.plain("{\"jsonrpc\":\"2.0\",\"id\":\"e\",\"method\":\"ping\"}"));
            assertThat(link.read().json().getString("id")).isEqualTo("a");
            assertThat(link.read().body()).contains("Ora et labora");
            assertThat(link.read().verdict()).isEqualTo("400 -32700");
            assertThat(link.read().status()).isEqualTo(401);
            assertThat(link.read().json().getString("id")).isEqualTo("e");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0000\u0001\u0002", "\u00ff\u00fe{\u0000}\u0000", "{\"jsonrpc\":\"2.0\",\"id\":\"\u00c3",
            "\u00ef\u00bb\u00bf{}", "NaN", "{'a':1}",
            "{\"a\":1,}", "{\"a\":\u0001}", "<xml/>", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\\ud800\"}", "\"\\u", "-",
            "{\"\":{\"\":",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"\u00ff\u00ff\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"\u00ff\",\"method\":\"ping\"}", "null", "true", "1", "[]", "{}" })
    void garbage_isRefusedInJson(String body) throws IOException {
        Answer answer = Post.ping().body(body.getBytes(StandardCharsets.ISO_8859_1)).send();
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.code()).isIn(-32700, -32600, -32601, -32602);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "<html");
    }

    @Test
    void emptyBody_isRefused() throws IOException {
        assertThat(Post.plain("").send().verdict()).isEqualTo("400 -32700");
        assertThat(Post.plain("").header("Content-Length", "0").send().verdict()).isEqualTo("400 -32700");
    }

    @Test
    void brokenChunk_isNotServed() throws IOException {
        try (Link link = Link.open()) {
            link.send(new String(Post.plain("").line("Transfer-Encoding", "chunked").bytes(),
                    StandardCharsets.ISO_8859_1) + BAD_CHUNK);
            assertThat(link.isEnded() || link.readHead() == 400).isTrue();
        }
    }

    @Test
    void clientThatHangsUp_harmsNobody() throws IOException {
        try (Link link = Link.open()) {
            link.send(Post.plain("{").header("Content-Length", "1000"));
        }
        assertThat(Post.ping().send().status()).isEqualTo(200);
    }

    @Test
    void clientThatAsksFirst_isToldToGoOn() throws IOException {
        try (Link link = Link.open()) {
            link.send(Post.ping().header("Expect", "100-continue"));
            assertThat(link.read().status()).isEqualTo(200);
        }
    }

    @Test
    void brokenTool_tellsNothing() throws IOException { // J-07
        Answer answer = Post.modern("tools/call", "\"name\":\"broken\"").send();
        assertThat(answer.json().getBoolean("result.isError")).isTrue();
        assertThat(answer.body()).doesNotContain(Town.INTERNAL, "Exception", "Town").contains("Correlation id: ");
    }
}
