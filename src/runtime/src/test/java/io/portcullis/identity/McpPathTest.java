package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest // path policies would be about another path
    @CsvSource({ "/mcp,true", "/mcp/,true", "/mcp/sse,true", "/mcp;,false", "/mcp;v=1,false", "/mcp/sse;v=1,false",
            "/x,false" })
    void matrixParameters_areNotServed(String path, boolean served) {
        assertThat(PATH.isServed(new FakeRequest().path(path).context())).isEqualTo(served);
    }

    @Test
    void clientWithoutAnAddress_isUnknown() {
        assertThat(ClientAddress.of(new FakeRequest().from(null).request())).isEqualTo("unknown");
        assertThat(ClientAddress.of(new FakeRequest().from("192.0.2.1").request())).isEqualTo("192.0.2.1");
    }
}
