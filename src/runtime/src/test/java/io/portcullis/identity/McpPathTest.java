package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeRequest;

class McpPathTest {

    private static final McpPath PATH = new McpPath("/mcp");

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/mcp/", "/mcp;", "/mcp;v=1", "/mcp;a/b" })
    void pathThatMayReachTheEndpoint_matches(String path) {
        assertThat(PATH.matches(new FakeRequest().path(path).context())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "", "/mc", "/mcpx", "/mcp2", "/mcp/x", "/MCP", "/x/mcp", "/mcp.json", "/mcp-keys", "/mcp/;a",
            "/mcp//" })
    void otherPath_doesNotMatch(String path) {
        assertThat(PATH.matches(new FakeRequest().path(path).context())).isFalse();
    }
}
