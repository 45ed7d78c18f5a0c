package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpTransportException;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** The official Java client, which speaks revision 2025-11-25, and what its users see. */
class JavaSdkIT {

    private static final ApiKey READER = ApiKey.random("reader", "reader");
    private static final ApiKey EDITOR = ApiKey.random("editor", "editor");
    private static final ApiKey ADMIN = ApiKey.random("admin", "admin");
    private static final ApiKey EAGER = ApiKey.random("eager", "reader");

    private static Server starter;

    @BeforeAll
    static void start() {
        starter = Launch.named("java-sdk").with(READER).with(EDITOR).with(ADMIN).with(EAGER).start();
    }

    @AfterAll
    static void stop() {
        if (starter != null) {
            starter.close();
        }
    }

    @Test
    void newestRevisionWithAHandshake_isAgreedUpon() {
        try (McpSyncClient client = connected(READER)) {
            assertThat(client.getCurrentInitializationResult().protocolVersion()).isEqualTo("2025-11-25");
            assertThat(client.getServerInfo().name()).isEqualTo("customer-directory");
            client.ping();
        }
    }

    @Test
    void list_showsWhatTheRoleMayCall() {
        assertThat(toolsOf(READER)).containsExactly("customer_find", "customer_search");
        assertThat(toolsOf(EDITOR)).containsExactly("customer_find", "customer_search", "customer_update");
        assertThat(toolsOf(ADMIN)).containsExactly("customer_delete", "customer_find", "customer_search", "customer_update");
    }

    /** The client checks structured content against the output schema it was given. */
    @Test
    void findAndSearch_answerWithStructuredCustomers() {
        try (McpSyncClient client = connected(READER)) {
            client.listTools();
            Map<String, ?> amber = Map.of("number", 1001, "name", "Amber Bakery", "email", "office@amber-bakery.example.com",
                    "city", "Zürich");

            assertThat(call(client, "customer_find", Map.of("number", 1001)).structuredContent()).isEqualTo(amber);
            assertThat(call(client, "customer_search", Map.of("text", "bakery")).structuredContent())
                    .isEqualTo(Map.of("customers", List.of(amber), "more", false));
            assertThat(call(client, "customer_search", Map.of("text", "' OR '1'='1")).structuredContent())
                    .isEqualTo(Map.of("customers", List.of(), "more", false));
        }
    }

    @Test
    void update_changesTheCustomer() {
        try (McpSyncClient client = connected(EDITOR)) {
            Map<String, Object> details = Map.of("name", "Birch", "email", "birch@example.org", "city", "Bergen");

            CallToolResult updated = call(client, "customer_update", Map.of("number", 1002, "details", details));

            assertThat(updated.isError()).isFalse();
            assertThat(call(client, "customer_find", Map.of("number", 1002)).structuredContent())
                    .isEqualTo(updated.structuredContent());
        }
    }

    @Test
    void hiddenTool_isTheSameErrorAsAnUnknownOne() {
        try (McpSyncClient client = connected(READER)) {
            McpError hidden = errorOf(client, "customer_update");
            McpError unknown = errorOf(client, "no_such_tool");

            assertThat(hidden.getJsonRpcError()).isEqualTo(unknown.getJsonRpcError());
            assertThat(hidden.getJsonRpcError().code()).isEqualTo(-32602);
        }
    }

    @Test
    void invalidArgument_isAResultTheModelCanRead() {
        try (McpSyncClient client = connected(READER)) {
            CallToolResult result = call(client, "customer_find", Map.of("number", 0));

            assertThat(result.isError()).isTrue();
            assertThat(((TextContent) result.content().get(0)).text()).contains("number");
        }
    }

    @Test
    void call101InTheWindow_isAnErrorOfStatus429() {
        try (McpSyncClient client = connected(EAGER)) {
            for (int call = 1; call <= 100; call++) {
                assertThat(call(client, "customer_find", Map.of("number", 1001)).isError()).isFalse();
            }
            assertThatThrownBy(() -> call(client, "customer_find", Map.of("number", 1001)))
                    .isInstanceOf(McpTransportException.class).hasMessageContainingAll("429", "-31429", "retryAfterMs");
        }
    }

    @Test
    void withoutKey_theClientCannotConnect() {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(starter.url()).build();
        try (McpSyncClient client = McpClient.sync(transport).build()) {
            assertThatThrownBy(client::initialize).hasRootCauseInstanceOf(McpHttpClientTransportAuthorizationException.class);
        }
    }

    private static List<String> toolsOf(ApiKey key) {
        try (McpSyncClient client = connected(key)) {
            return client.listTools().tools().stream().map(Tool::name).toList();
        }
    }

    private static McpError errorOf(McpSyncClient client, String tool) {
        return catchThrowableOfType(McpError.class, () -> call(client, tool, Map.of("number", 1003)));
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static McpSyncClient connected(ApiKey key) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(starter.url())
                .addHttpRequestCustomizer((request, method, uri, body, context) -> request.header("X-API-Key", key.secret()))
                .build();
        McpSyncClient client = McpClient.sync(transport).build();
        client.initialize();
        return client;
    }
}
