package io.portcullis.deployment.client;

import static io.portcullis.deployment.client.Clients.call;
import static io.portcullis.deployment.client.Clients.langChain4j;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClientListener;
import dev.langchain4j.mcp.client.McpException;
import dev.langchain4j.mcp.client.McpPrompt;
import dev.langchain4j.mcp.client.McpPromptMessage;
import dev.langchain4j.mcp.client.McpResource;
import dev.langchain4j.mcp.client.McpResourceTemplate;
import dev.langchain4j.mcp.client.McpRole;
import dev.langchain4j.mcp.client.McpRoot;
import dev.langchain4j.mcp.client.McpTextContent;
import dev.langchain4j.mcp.client.McpTextResourceContents;
import dev.langchain4j.mcp.client.progress.McpProgressNotification;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.portcullis.api.McpServer;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/**
 * The client of LangChain4j: revision 2025-11-25 with a session, and never a word about the revision after the handshake. It
 * knows roots, and neither forms nor sampling nor completion.
 */
class LangChain4jTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = House.open("portcullis.legacy.sessions=stateful");

    @Inject
    McpServer server;

    @Test
    void lists_showWhatTheReaderMayUse() {
        try (DefaultMcpClient client = connected(Keys.READER)) {
            assertThat(client.listTools()).extracting(ToolSpecification::name)
                    .containsExactly("count", "desk", "find", "lend", "recommend");
            assertThat(client.listPrompts()).extracting(McpPrompt::name).containsExactly("review");
            assertThat(client.listResources()).extracting(McpResource::uri).containsExactly("library://rules");
            assertThat(client.listResourceTemplates()).extracting(McpResourceTemplate::uriTemplate)
                    .containsExactly("library://books/{title}");
        }
    }

    @Test
    void lists_showWhatTheAdminMayUse() {
        try (DefaultMcpClient client = connected(Keys.ADMIN)) {
            assertThat(client.listTools()).extracting(ToolSpecification::name).containsExactly("burn");
            assertThat(client.listPrompts()).extracting(McpPrompt::name).containsExactly("audit");
            assertThat(client.listResources()).extracting(McpResource::uri).containsExactly("library://cellar");
            assertThat(client.listResourceTemplates()).extracting(McpResourceTemplate::uriTemplate)
                    .containsExactly("library://loans/{reader}");
        }
    }

    @Test
    void call_answersWithStructuredContent() {
        try (DefaultMcpClient client = connected(Keys.READER)) {
            ToolExecutionResult found = call(client, "find", "{\"title\":\"Emma\"}");

            assertThat(found.result()).isEqualTo(Map.of("title", "Emma", "year", 1815));
            assertThat(found.resultText()).isEqualTo("{\"title\":\"Emma\",\"year\":1815}");
        }
    }

    @Test
    void progress_isHeard() throws InterruptedException {
        Heard<McpProgressNotification> heard = new Heard<>();
        try (DefaultMcpClient client = langChain4j(Keys.READER, builder -> builder.progressHandler(heard::add))) {
            assertThat(call(client, "count", "{}").resultText()).isEqualTo("300 books");
            assertThat(heard.next(3)).extracting(McpProgressNotification::progress, McpProgressNotification::total,
                    McpProgressNotification::message)
                    .containsExactly(tuple(1.0, 3.0, "room 1"), tuple(2.0, 3.0, "room 2"), tuple(3.0, 3.0, "room 3"));
        }
    }

    @Test
    void directories_areAsked() {
        McpRoot window = new McpRoot("the window", "file:///home/reader");
        try (DefaultMcpClient client = langChain4j(Keys.READER, builder -> builder.roots(List.of(window)))) {
            assertThat(call(client, "desk", "{}").resultText()).isEqualTo("At the window");
        }
    }

    @Test
    void formOfAClientWithoutForms_isNeverSent() {
        try (DefaultMcpClient client = connected(Keys.READER)) {
            assertThatThrownBy(() -> call(client, "lend", "{\"title\":\"Emma\"}"))
                    .isInstanceOf(ToolExecutionException.class).hasMessage(Library.CANNOT_BE_ASKED);
        }
    }

    @Test
    void prompt_isSaid() {
        try (DefaultMcpClient client = connected(Keys.READER)) {
            assertThat(client.getPrompt("review", Map.of("title", "Emma")).messages())
                    .containsExactly(new McpPromptMessage(McpRole.USER, new McpTextContent("Review Emma")));
        }
    }

    @Test
    void resources_areRead() {
        try (DefaultMcpClient client = connected(Keys.READER)) {
            assertThat(client.readResource("library://rules").contents())
                    .containsExactly(new McpTextResourceContents("library://rules", "Silence, please", "text/plain"));
            assertThat(client.readResource("library://books/Emma").contents()).containsExactly(new McpTextResourceContents(
                    "library://books/Emma", "{\"title\":\"Emma\",\"year\":1815}", "application/json"));
        }
    }

    @Test
    void changeOfAList_isHeard() throws InterruptedException {
        Heard<String> heard = new Heard<>();
        McpClientListener listener = new McpClientListener() {

            @Override
            public void onNotificationToolsListChanged() {
                heard.add("tools");
            }
        };
        try (DefaultMcpClient client = langChain4j(Keys.READER, builder -> builder.addListener(listener))) {
            assertThat(heard.of(() -> House.changeTools(server))).isEqualTo("tools");
        }
    }

    @Test
    void changeOfAResource_isHeard() throws InterruptedException {
        Heard<String> heard = new Heard<>();
        UnaryOperator<DefaultMcpClient.Builder> listening = builder -> builder
                .onResourceUpdated((client, uri) -> heard.add(uri));
        try (DefaultMcpClient client = langChain4j(Keys.READER, listening)) {
            client.subscribeToResource("library://rules");

            assertThat(heard.of(() -> server.resourceUpdated("library://rules"))).isEqualTo("library://rules");
            client.unsubscribeFromResource("library://rules");
        }
    }

    @Test
    void hiddenEntries_areUnknown() {
        try (DefaultMcpClient client = connected(Keys.READER)) {
            assertThatThrownBy(() -> call(client, "burn", "{}")).as("what it makes of -32602")
                    .isInstanceOf(ToolArgumentsException.class).hasMessage("Unknown tool");
            assertThatThrownBy(() -> call(client, "no_such_tool", "{}"))
                    .isInstanceOf(ToolArgumentsException.class).hasMessage("Unknown tool");
            assertThat(codeOf(() -> client.getPrompt("audit", Map.of()))).isEqualTo(-32602);
            assertThat(codeOf(() -> client.getPrompt("no_such_prompt", Map.of()))).isEqualTo(-32602);
            assertThat(List.of("library://cellar", "library://loans/Emma", "library://no-such-resource"))
                    .extracting(uri -> codeOf(() -> client.readResource(uri))).containsOnly(-32002);
        }
    }

    private static int codeOf(ThrowingCallable request) {
        return catchThrowableOfType(McpException.class, request).errorCode();
    }

    private static DefaultMcpClient connected(String key) {
        return langChain4j(key, builder -> builder);
    }
}
