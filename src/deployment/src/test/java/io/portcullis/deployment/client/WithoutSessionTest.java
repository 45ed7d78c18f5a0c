package io.portcullis.deployment.client;

import static io.portcullis.deployment.client.Clients.call;
import static io.portcullis.deployment.client.Clients.javaSdk;
import static io.portcullis.deployment.client.Clients.langChain4j;
import static io.portcullis.deployment.client.Clients.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.progress.McpProgressNotification;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** The same clients as the server serves them by default: no session, so they hear of no changes and are asked nothing. */
class WithoutSessionTest {

    private static final String NEEDS_A_SESSION = "portcullis.legacy.sessions=stateful";

    @RegisterExtension
    static final QuarkusUnitTest APP = House.open();

    @Test
    void javaSdk_callsAndHearsProgress() throws InterruptedException {
        Heard<ProgressNotification> heard = new Heard<>();
        try (McpSyncClient client = javaSdk(Keys.READER, spec -> spec.progressConsumer(heard::add))) {
            assertThat(client.listTools().tools()).hasSize(5);
            assertThat(text(client.callTool(CallToolRequest.builder("count").progressToken("rooms").build())))
                    .isEqualTo("300 books");
            assertThat(heard.next(3)).extracting(ProgressNotification::message)
                    .containsExactlyInAnyOrder("room 1", "room 2", "room 3");
        }
    }

    @Test
    void javaSdk_isToldThatAskingNeedsASession() {
        try (McpSyncClient client = javaSdk(Keys.READER,
                spec -> spec.capabilities(ClientCapabilities.builder().elicitation().build())
                        .elicitation(form -> new ElicitResult(Action.DECLINE, Map.of())))) {
            CallToolResult result = call(client, "lend", Map.of("title", "Emma"));

            assertThat(result.isError()).isTrue();
            assertThat(text(result)).contains(NEEDS_A_SESSION);
        }
    }

    @Test
    void langChain4j_callsAndHearsProgress() throws InterruptedException {
        Heard<McpProgressNotification> heard = new Heard<>();
        try (DefaultMcpClient client = langChain4j(Keys.READER, builder -> builder.progressHandler(heard::add))) {
            assertThat(client.listTools()).hasSize(5);
            assertThat(call(client, "count", "{}").resultText()).isEqualTo("300 books");
            assertThat(heard.next(3)).extracting(McpProgressNotification::message)
                    .containsExactly("room 1", "room 2", "room 3");
        }
    }

    @Test
    void langChain4j_isToldThatAskingNeedsASession() {
        try (DefaultMcpClient client = langChain4j(Keys.READER, builder -> builder)) {
            assertThatThrownBy(() -> call(client, "desk", "{}")).isInstanceOf(ToolExecutionException.class)
                    .hasMessageContaining(NEEDS_A_SESSION);
        }
    }
}
