package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** The client of LangChain4j, set up as the README of the starter says. */
class LangChain4jIT {

    private static final ApiKey READER = ApiKey.random("reader", "reader");

    @Test
    void starter_isUsedAsItsReadmeSays() throws Exception {
        try (Server starter = Launch.named("langchain4j").with(READER).start()) {
            McpTransport transport = StreamableHttpMcpTransport.builder().url(starter.url())
                    .customHeaders(Map.of("X-API-Key", READER.secret())).build();
            try (McpClient client = DefaultMcpClient.builder().transport(transport).build()) {
                McpToolProvider tools = McpToolProvider.builder().mcpClients(client).build();

                assertThat(tools.provideTools(null).tools().keySet()).extracting(tool -> tool.name())
                        .containsExactlyInAnyOrder("customer_find", "customer_search");
                assertThat(client.executeTool(ToolExecutionRequest.builder().name("customer_find")
                        .arguments("{\"number\":1001}").build()).resultText()).contains("Amber Bakery");
            }
        }
    }
}
