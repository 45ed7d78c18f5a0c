package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** What the JSON of a request and the result of a call may hold, as it is configured. */
class JsonLimitsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.transport.max-json-string-length=1000",
            "portcullis.transport.max-json-name-length=100", "portcullis.transport.max-json-number-length=20",
            "portcullis.transport.max-json-elements=50", "portcullis.transport.max-json-tokens=200",
            "portcullis.transport.max-result-size=2000", "portcullis.legacy.max-batch-size=2");

    @Test
    void string() throws IOException {
        assertThat(captain("\"name\":\"" + "x".repeat(1_000) + "\"")).isEqualTo("200");
        assertThat(captain("\"name\":\"" + "x".repeat(1_001) + "\"")).isEqualTo("400 -32700");
    }

    @Test
    void name() throws IOException {
        assertThat(captain("\"name\":\"a\",\"" + "x".repeat(101) + "\":\"b\"")).isEqualTo("400 -32700");
    }

    @Test
    void number() throws IOException {
        assertThat(captain("\"name\":" + "1".repeat(21))).isEqualTo("400 -32700");
    }

    @Test
    void elements() throws IOException {
        assertThat(captain("\"name\":[" + "1,".repeat(50) + "1]")).isEqualTo("400 -32700");
    }

    @Test
    void tokens() throws IOException {
        String ten = "[" + "1,".repeat(30) + "1]";
        assertThat(captain("\"name\":[" + (ten + ",").repeat(6) + "1]")).isEqualTo("400 -32700");
    }

    @Test
    void result() throws IOException {
        Answer answer = Calls.modern("prompts/get", "\"name\":\"captain\",\"arguments\":{\"name\":\"" + "x".repeat(1_000)
                + "\",\"tone\":\"" + "y".repeat(1_000) + "\"}").send();
        assertThat(answer.verdict()).isEqualTo("200 -32603");
        assertThat(answer.json().getString("error.data.correlationId")).hasSize(16);
    }

    @Test
    void batch() throws IOException {
        String session = Calls.session("2025-03-26");
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        assertThat(Calls.inSession(session, "2025-03-26", "ping", "").body("[" + ping + "," + ping + "]").send().status())
                .isEqualTo(200);
        assertThat(Calls.inSession(session, "2025-03-26", "ping", "").body("[" + ping + "," + ping + "," + ping + "]").send()
                .verdict()).isEqualTo("400 -32600");
    }

    private static String captain(String arguments) throws IOException {
        return Post.modern("prompts/get", "\"name\":\"captain\",\"arguments\":{" + arguments + "}").send().verdict();
    }
}
