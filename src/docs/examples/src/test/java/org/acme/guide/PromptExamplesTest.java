package org.acme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

/** What the page about prompts and resources shows. */
@QuarkusTest
class PromptExamplesTest {

    @Inject
    McpTestClient mcp;

    @Test
    void prompt_isFilledIn_andCompleted() {
        McpTestCaller support = mcp.as("sue", "support");
        assertThat(support.get("draft", Map.of("language", "French")).text()).isEqualTo("Answer the ticket in French.");
        assertThat(support.completePrompt("draft", "language", "G").result().at("/completion/values/0").asText())
                .isEqualTo("German");
    }

    @Test
    void resource_isJson_andAnUnknownOneIsNotFound() {
        McpTestCaller support = mcp.as("sue", "support");
        assertThat(support.read("tickets://open").body()).contains("The light is out");
        assertThat(support.read("tickets://2").body()).contains("The light is out");
        assertThat(support.read("tickets://99").isHidden()).isTrue();
        assertThat(mcp.as("nobody").read("tickets://2").isHidden()).isTrue();
    }
}
