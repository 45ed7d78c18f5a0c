package io.portcullis.deployment.client;

import java.util.Map;
import java.util.function.UnaryOperator;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;

/** The clients, connected with a key. */
final class Clients {

    private static final String HEADER = "X-API-Key";

    private Clients() {
    }

    /** The official Java client, with further features. */
    static McpSyncClient javaSdk(String key, UnaryOperator<McpClient.SyncSpec> features) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(House.url())
                .addHttpRequestCustomizer((request, method, uri, body, context) -> request.header(HEADER, key)).build();
        McpSyncClient client = features.apply(McpClient.sync(transport)).build();
        client.initialize();
        return client;
    }

    static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }

    static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    /** The client of LangChain4j, with further features. It opens a stream for what it did not ask for. */
    static DefaultMcpClient langChain4j(String key, UnaryOperator<DefaultMcpClient.Builder> features) {
        StreamableHttpMcpTransport transport = StreamableHttpMcpTransport.builder().url(House.url())
                .customHeaders(Map.of(HEADER, key)).subsidiaryChannel(true).build();
        return features.apply(DefaultMcpClient.builder().transport(transport)).build();
    }

    /** @param arguments as JSON */
    static ToolExecutionResult call(DefaultMcpClient client, String tool, String arguments) {
        return client.executeTool(ToolExecutionRequest.builder().name(tool).arguments(arguments).build());
    }
}
