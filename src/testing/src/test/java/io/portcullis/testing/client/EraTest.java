package io.portcullis.testing.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

class EraTest {

    private final ObjectNode params = JsonNodeFactory.instance.objectNode().put("name", "lamp");

    @Test
    void modernMessage_saysEverythingAboutItself() {
        ObjectNode complete = Era.modern().complete(params);
        assertThat(complete.at("/_meta/io.modelcontextprotocol~1protocolVersion").asText()).isEqualTo("2026-07-28");
        assertThat(complete.at("/_meta/io.modelcontextprotocol~1clientCapabilities").isObject()).isTrue();
        assertThat(Era.modern().headers("tools/call", complete)).containsEntry("MCP-Protocol-Version", "2026-07-28")
                .containsEntry("Mcp-Method", "tools/call").containsEntry("Mcp-Name", "lamp");
    }

    @Test
    void metaOfTheTest_isKept() {
        params.withObject("/_meta").put("mine", 1);
        assertThat(Era.modern().complete(params).at("/_meta/mine").asInt()).isEqualTo(1);
    }

    @Test
    void handshake_hasNoVersionInItsHeaders() {
        assertThat(Era.legacy().headers("initialize", params)).isEmpty();
    }

    @Test
    void laterMessage_hasTheVersionAndTheSession() {
        assertThat(Era.legacy().headers("tools/list", params)).containsOnlyKeys("MCP-Protocol-Version");
        assertThat(Era.legacy().in(Optional.of("s1")).headers("tools/list", params)).containsEntry("Mcp-Session-Id", "s1");
        assertThat(Era.legacy().complete(params).has("_meta")).isFalse();
    }

    @Test
    void nameThatIsNoPlainText_isEncoded() {
        assertThat(HeaderText.of("lamp one")).isEqualTo("lamp one");
        assertThat(HeaderText.of("L\u00e4mpchen")).isEqualTo("=?base64?TMOkbXBjaGVu?=");
        assertThat(HeaderText.of("=?base64?x?=")).startsWith("=?base64?PT9");
        assertThat(HeaderText.of("a\r\nb")).doesNotContain("\r");
        assertThat(HeaderText.of(" a")).startsWith("=?base64?");
    }
}
