package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;

/** Where a request is wrong in several ways, the first check of the order in section 1 of the requirements decides. */
class EvaluationOrderTest {

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"%s\"%s}";
    private static final String CAPABILITIES = ",\"io.modelcontextprotocol/clientCapabilities\":{}";
    private static final String LARGE = " ".repeat(70_000);

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.transport.max-body-size=64K");

    /** Each step repairs what the one before was refused for. */
    private final List<String> verdicts = new ArrayList<>();
    private final Post post = Post.plain("").without("X-API-Key").header("Content-Length", "99999999")
            .header("Host", "evil.example.org").header("Origin", "https://evil.example.org")
            .header("Content-Type", "text/plain")
            .header("Accept", "text/html");

    @Test
    void eachCheck_comesInItsTurn() throws IOException {
        transport();
        message();
        call();
        assertThat(verdicts).containsExactly("413 -32600", "403 -31403 host", "403 -31403 origin", "401 -31401", "415 -32600",
                "406 -32600", "413 -32600", "400 -32700", "400 -32600", "400 -32602 version", "400 -32020 version",
                "400 -32022",
                "400 -32602", "400 -32020 method", "404 -32601", "400 -32020 name", "200 -32602 arguments", "200 -32602 tool",
                "200 isError", "429 -31429");
    }

    private void transport() throws IOException {
        verdict("");
        post.without("Content-Length");
        verdict(" host");
        post.header("Host", "localhost");
        verdict(" origin");
        post.without("Origin").chunked().body("{" + LARGE);
        verdict("");
        post.header("X-API-Key", Keys.READER);
        verdict("");
        post.header("Content-Type", "application/json");
        verdict("");
        post.header("Accept", "application/json");
        verdict("");
    }

    private void message() throws IOException {
        post.body("{\"jsonrpc\":\"1.0\",\"id\":null,\"method\":\"tools/wrong\",\"params\":{");
        verdict("");
        post.body("[{\"jsonrpc\":\"1.0\",\"id\":null,\"method\":\"tools/wrong\",\"params\":{}}]");
        verdict("");
        post.header("MCP-Protocol-Version", Mcp.MODERN).body(Mcp.body("tools/wrong", ""));
        verdict(" version");
        post.body(Mcp.body("tools/wrong", META.formatted("2099-01-01", "")));
        verdict(" version");
        post.header("MCP-Protocol-Version", "2099-01-01");
        verdict("");
        post.header("MCP-Protocol-Version", Mcp.MODERN).body(Mcp.body("tools/wrong", META.formatted(Mcp.MODERN, "")));
        verdict("");
        post.body(Mcp.body("tools/wrong", META.formatted(Mcp.MODERN, CAPABILITIES)));
        verdict(" method");
        post.header("Mcp-Method", "tools/wrong");
        verdict("");
    }

    private void call() throws IOException {
        post.header("Mcp-Method", "tools/call")
                .body(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"nothing\",\"arguments\":[]")));
        verdict(" name");
        post.header("Mcp-Name", "nothing");
        verdict(" arguments");
        post.body(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"nothing\",\"arguments\":{\"a\":1}")));
        verdict(" tool");
        post.header("Mcp-Name", "once").body(Mcp.body("tools/call", Mcp.withMeta("\"name\":\"once\",\"arguments\":{\"a\":1}")));
        verdict(" isError"); // costs the only permit
        verdict("");
    }

    private void verdict(String remark) throws IOException {
        Answer answer = post.send();
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        verdicts.add(answer.verdict() + remark);
    }
}
