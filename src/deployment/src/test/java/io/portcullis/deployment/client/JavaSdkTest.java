package io.portcullis.deployment.client;

import static io.portcullis.deployment.client.Clients.call;
import static io.portcullis.deployment.client.Clients.javaSdk;
import static io.portcullis.deployment.client.Clients.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.SubscribeRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.UnsubscribeRequest;
import io.portcullis.api.McpServer;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** The official Java client: revision 2025-11-25, with a session. */
class JavaSdkTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = House.open("portcullis.legacy.sessions=stateful");

    @Inject
    McpServer server;

    @Test
    void lists_showWhatTheReaderMayUse() {
        try (McpSyncClient client = connected(Keys.READER)) {
            assertThat(client.listTools().tools()).extracting(Tool::name)
                    .containsExactly("count", "desk", "find", "lend", "recommend");
            assertThat(client.listPrompts().prompts()).extracting(Prompt::name).containsExactly("review");
            assertThat(client.listResources().resources()).extracting(Resource::uri).containsExactly("library://rules");
            assertThat(client.listResourceTemplates().resourceTemplates()).extracting(ResourceTemplate::uriTemplate)
                    .containsExactly("library://books/{title}");
        }
    }

    @Test
    void lists_showWhatTheAdminMayUse() {
        try (McpSyncClient client = connected(Keys.ADMIN)) {
            assertThat(client.listTools().tools()).extracting(Tool::name).containsExactly("burn");
            assertThat(client.listPrompts().prompts()).extracting(Prompt::name).containsExactly("audit");
            assertThat(client.listResources().resources()).extracting(Resource::uri).containsExactly("library://cellar");
            assertThat(client.listResourceTemplates().resourceTemplates()).extracting(ResourceTemplate::uriTemplate)
                    .containsExactly("library://loans/{reader}");
        }
    }

    @Test
    void call_answersWithStructuredContent() {
        try (McpSyncClient client = connected(Keys.READER)) {
            assertThat(call(client, "find", Map.of("title", "Emma")).structuredContent())
                    .isEqualTo(Map.of("title", "Emma", "year", 1815));
        }
    }

    @Test
    void progress_isHeard() throws InterruptedException {
        Heard<ProgressNotification> heard = new Heard<>();
        try (McpSyncClient client = javaSdk(Keys.READER, spec -> spec.progressConsumer(heard::add))) {
            CallToolRequest request = CallToolRequest.builder("count").progressToken("rooms").build();

            assertThat(text(client.callTool(request))).isEqualTo("300 books");
            assertThat(heard.next(3)).as("the client hands them over in no order").containsExactlyInAnyOrder(
                    new ProgressNotification("rooms", 1, 3.0, "room 1"),
                    new ProgressNotification("rooms", 2, 3.0, "room 2"),
                    new ProgressNotification("rooms", 3, 3.0, "room 3"));
        }
    }

    @Test
    void form_isAccepted() {
        try (McpSyncClient client = answering(new ElicitResult(Action.ACCEPT, Map.of("days", 14)))) {
            assertThat(text(lend(client))).isEqualTo("Emma for 14 days");
        }
    }

    @Test
    void form_isDeclined() {
        try (McpSyncClient client = answering(new ElicitResult(Action.DECLINE, Map.of()))) {
            assertThat(text(lend(client))).isEqualTo("Emma stays: DECLINE");
        }
    }

    @Test
    void form_saysWhatIsAsked() throws InterruptedException {
        Heard<ElicitFormRequest> asked = new Heard<>();
        UnaryOperator<McpClient.SyncSpec> user = spec -> spec
                .capabilities(ClientCapabilities.builder().elicitation().build()).elicitation(request -> {
                    asked.add(request);
                    return new ElicitResult(Action.CANCEL, Map.of());
                });
        try (McpSyncClient client = javaSdk(Keys.READER, user)) {
            assertThat(text(lend(client))).isEqualTo("Emma stays: CANCEL");
            ElicitFormRequest form = asked.next(1).get(0);
            assertThat(form.message()).isEqualTo(Library.QUESTION);
            assertThat(form.requestedSchema()).containsEntry("type", "object").containsEntry("required", List.of("days"))
                    .containsEntry("properties", Map.of("days", Map.of("type", "integer", "minimum", 1, "maximum", 30)));
        }
    }

    @Test
    void formOfAClientWithoutForms_isNeverSent() {
        try (McpSyncClient client = connected(Keys.READER)) {
            CallToolResult result = lend(client);

            assertThat(result.isError()).isTrue();
            assertThat(text(result)).isEqualTo(Library.CANNOT_BE_ASKED);
        }
    }

    @Test
    void model_isAsked() {
        UnaryOperator<McpClient.SyncSpec> model = spec -> spec.capabilities(ClientCapabilities.builder().sampling().build())
                .sampling(request -> CreateMessageResult.builder(Role.ASSISTANT, "Emma", "a-model").build());
        try (McpSyncClient client = javaSdk(Keys.READER, model)) {
            assertThat(text(call(client, "recommend", Map.of()))).isEqualTo("Read Emma");
        }
    }

    @Test
    void directories_areAsked() {
        UnaryOperator<McpClient.SyncSpec> desk = spec -> spec.capabilities(ClientCapabilities.builder().roots(false).build())
                .roots(new Root("file:///home/reader", "the window"));
        try (McpSyncClient client = javaSdk(Keys.READER, desk)) {
            assertThat(text(call(client, "desk", Map.of()))).isEqualTo("At the window");
        }
    }

    @Test
    void prompt_isSaid() {
        try (McpSyncClient client = connected(Keys.READER)) {
            GetPromptRequest request = GetPromptRequest.builder("review").arguments(Map.of("title", "Emma")).build();

            assertThat(client.getPrompt(request).messages()).singleElement().satisfies(message -> {
                assertThat(message.role()).isEqualTo(Role.USER);
                assertThat(((TextContent) message.content()).text()).isEqualTo("Review Emma");
            });
        }
    }

    @Test
    void resources_areRead() {
        try (McpSyncClient client = connected(Keys.READER)) {
            assertThat(read(client, "library://rules"))
                    .isEqualTo(new TextResourceContents("library://rules", "text/plain", "Silence, please"));
            assertThat(read(client, "library://books/Emma")).isEqualTo(new TextResourceContents("library://books/Emma",
                    "application/json", "{\"title\":\"Emma\",\"year\":1815}"));
        }
    }

    @Test
    void arguments_areCompleted() {
        try (McpSyncClient client = connected(Keys.READER)) {
            assertThat(completions(client, new PromptReference("review"))).containsExactly("Emma", "Emil");
            assertThat(completions(client, new ResourceReference("library://books/{title}"))).containsExactly("Emma", "Emil");
        }
    }

    @Test
    void changesOfLists_areHeard() throws InterruptedException {
        Heard<List<Tool>> tools = new Heard<>();
        Heard<List<Prompt>> prompts = new Heard<>();
        Heard<List<Resource>> resources = new Heard<>();
        try (McpSyncClient client = javaSdk(Keys.READER, spec -> spec.toolsChangeConsumer(tools::add)
                .promptsChangeConsumer(prompts::add).resourcesChangeConsumer(resources::add))) {
            assertThat(tools.of(() -> House.changeTools(server))).extracting(Tool::name).contains("find");
            assertThat(prompts.of(() -> House.changePrompts(server))).extracting(Prompt::name).contains("review");
            assertThat(resources.of(() -> House.changeResources(server))).extracting(Resource::uri)
                    .contains("library://rules");
        }
    }

    /** The client reads what has changed and hands over what it has read. */
    @Test
    void changeOfAResource_isHeard() throws InterruptedException {
        Heard<List<ResourceContents>> heard = new Heard<>();
        try (McpSyncClient client = javaSdk(Keys.READER, spec -> spec.resourcesUpdateConsumer(heard::add))) {
            client.subscribeResource(new SubscribeRequest("library://rules"));

            assertThat(heard.of(() -> server.resourceUpdated("library://rules")))
                    .containsExactly(new TextResourceContents("library://rules", "text/plain", "Silence, please"));
            client.unsubscribeResource(new UnsubscribeRequest("library://rules"));
        }
    }

    @Test
    void hiddenEntries_areUnknown() {
        try (McpSyncClient client = connected(Keys.READER)) {
            assertThat(errorOf(() -> call(client, "burn", Map.of("title", "Emma"))))
                    .isEqualTo(errorOf(() -> call(client, "no_such_tool", Map.of("title", "Emma"))))
                    .extracting(JSONRPCError::code).isEqualTo(-32602);
            assertThat(errorOf(() -> client.getPrompt(GetPromptRequest.builder("audit").build())))
                    .isEqualTo(errorOf(() -> client.getPrompt(GetPromptRequest.builder("no_such_prompt").build())))
                    .extracting(JSONRPCError::code).isEqualTo(-32602);
            assertThat(List.of("library://cellar", "library://loans/Emma", "library://no-such-resource"))
                    .extracting(uri -> errorOf(() -> read(client, uri)).code()).containsOnly(-32002);
            assertThat(errorOf(() -> completions(client, new PromptReference("audit"))))
                    .isEqualTo(errorOf(() -> completions(client, new PromptReference("no_such_prompt"))));
        }
    }

    @Test
    void hiddenResource_isWatchedNoMoreThanAnUnknownOne() {
        try (McpSyncClient client = connected(Keys.READER)) {
            assertThat(List.of("library://cellar", "library://nowhere"))
                    .extracting(uri -> errorOf(() -> client.subscribeResource(new SubscribeRequest(uri))).code())
                    .containsOnly(-32002);
        }
    }

    private static CallToolResult lend(McpSyncClient client) {
        return call(client, "lend", Map.of("title", "Emma"));
    }

    private static ResourceContents read(McpSyncClient client, String uri) {
        return client.readResource(new ReadResourceRequest(uri)).contents().get(0);
    }

    private static List<String> completions(McpSyncClient client, CompleteReference reference) {
        return client.completeCompletion(CompleteRequest.builder(reference, new CompleteArgument("title", "Em")).build())
                .completion().values();
    }

    private static JSONRPCError errorOf(ThrowingCallable request) {
        return catchThrowableOfType(McpError.class, request).getJsonRpcError();
    }

    /** A client whose user answers every form like this. */
    private static McpSyncClient answering(ElicitResult answer) {
        return javaSdk(Keys.READER, spec -> spec.capabilities(ClientCapabilities.builder().elicitation().build())
                .elicitation(form -> answer));
    }

    private static McpSyncClient connected(String key) {
        return javaSdk(key, spec -> spec);
    }
}
