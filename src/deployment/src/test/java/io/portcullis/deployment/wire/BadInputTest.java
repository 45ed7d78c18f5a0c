package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/**
 * What nobody should send, and the one answer to each: conversations for what can be written down, tables for the bytes that
 * cannot. Answers are compared as a whole, so nothing that was sent comes back but what is documented to.
 */
class BadInputTest {

    private static final String NOT_JSON = "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"The body is not valid JSON\"}}";
    private static final String[] PLACES = { "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"%s\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"moor\",\"arguments\":{\"ship\":\"%s\"}}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"moor\",\"arguments\":{\"%s\":1}}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"_meta\":{\"%s\":1}}}", "\"%s\"", "%s",
            "[\"%s\"]" };

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.transport.max-body-size=64K",
            "portcullis.asking.max-per-minute=100000", "portcullis.lists.page-size=4");

    static java.util.stream.Stream<String> conversations() throws IOException {
        return Transcripts.in("bad");
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void wrongMessage_hasOneAnswer(String name) throws IOException {
        Transcripts.play(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ff", "fe", "80", "c3", "c3 28", "e2 82", "f0 9f 98", "c0 80", "c0 af", "e0 80 af", "ed a0 80",
            "ed b0 80", "ed a0 bd ed b8 80", "f4 90 80 80", "f8 88 80 80 80", "00", "01", "1f", "0a", "0d" })
    void bytesThatNoTextHolds_areNoJson(String bytes) throws IOException { // H-05, J-01
        String session = Calls.session("2025-11-25");
        for (String place : PLACES) {
            if (place.equals("%s") && bytes.matches("0[ad]")) {
                continue; // space, and nothing else
            }
            String text = place.formatted(new String(bytes(bytes), StandardCharsets.ISO_8859_1));
            Answer answer = Calls.inSession(session, "2025-11-25", "x", "").body(text.getBytes(StandardCharsets.ISO_8859_1))
                    .send();
            assertThat(answer.status()).as(place).isEqualTo(400);
            assertThat(answer.body()).as(place).isEqualTo(NOT_JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32" })
    void otherEncodings_areNoJson(String charset) throws IOException { // H-05
        Answer answer = Post.ping().body(Mcp.body("ping", "").getBytes(Charset.forName(charset))).send();
        assertThat(answer.status() + answer.body()).isEqualTo(400 + NOT_JSON);
    }

    @Test
    void byteOrderMark_isNoJson() throws IOException {
        Answer answer = Post.ping().body("\ufeff" + Mcp.body("ping", "")).send();
        assertThat(answer.status() + answer.body()).isEqualTo(400 + NOT_JSON);
    }

    @Test
    void compressedBody_isNoJson() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(Mcp.body("ping", "").getBytes(StandardCharsets.UTF_8));
        }
        Answer answer = Post.ping().header("Content-Encoding", "gzip").body(packed.toByteArray()).send();
        assertThat(answer.status() + answer.body()).isEqualTo(400 + NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource({ "60000, 400 -32600", "66000, 413 -32600" })
    void size_hasALimit(int size, String verdict) throws IOException { // H-09
        assertThat(Post.plain("\"" + "x".repeat(size) + "\"").send().verdict()).isEqualTo(verdict);
        assertThat(Post.plain("\"" + "x".repeat(size) + "\"").chunked().send().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Mcp-Name", "Mcp-Session-Id", "X-API-Key", "X-Unknown" })
    void largeHeader_isRefused(String header) throws IOException { // H-09
        Answer answer = Calls.modern("tools/list", "").header(header, "x".repeat(100_000)).send();
        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.body()).doesNotContain("xxx");
    }

    @ParameterizedTest
    @ValueSource(ints = { 65, 100, 1_000, 30_000 })
    void depth_hasALimit(int depth) throws IOException { // H-09
        for (String[] brackets : new String[][] { { "[", "]" }, { "{\"a\":", "}" } }) {
            int fitting = Math.min(depth, 10_000);
            String nested = brackets[0].repeat(fitting) + "1" + brackets[1].repeat(fitting);
            Answer answer = Post.plain(Mcp.body("tools/call", "\"name\":\"moor\",\"arguments\":{\"ship\":" + nested + "}"))
                    .send();
            assertThat(answer.verdict()).isEqualTo("400 -32700");
        }
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[(hex.length() + 1) / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(3 * i, 3 * i + 2), 16);
        }
        return bytes;
    }
}
