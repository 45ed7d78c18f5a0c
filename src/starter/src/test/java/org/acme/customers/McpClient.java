package org.acme.customers;

import static io.restassured.RestAssured.given;

import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Speaks MCP, revision 2026-07-28, as a client does: each message is an HTTP POST that says everything about itself. */
public final class McpClient {

    private static final String REVISION = "2026-07-28";
    private static final Map<String, ?> META = Map.of(
            "io.modelcontextprotocol/protocolVersion", REVISION,
            "io.modelcontextprotocol/clientCapabilities", Map.of());

    private final String key;

    private McpClient(String key) {
        this.key = key;
    }

    public static McpClient withKey(String key) {
        return new McpClient(key);
    }

    public static McpClient withoutKey() {
        return new McpClient(null);
    }

    /** Lists the tools. */
    public ValidatableResponse list() {
        return post(request("tools/list"), "tools/list", Map.of("_meta", META));
    }

    /** Calls a tool. */
    public ValidatableResponse call(String tool, Map<String, ?> arguments) {
        return post(request("tools/call").header("Mcp-Name", tool), "tools/call",
                Map.of("name", tool, "arguments", arguments, "_meta", META));
    }

    private RequestSpecification request(String method) {
        RequestSpecification request = given().contentType(ContentType.JSON)
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", REVISION)
                .header("Mcp-Method", method);
        return key == null ? request : request.header("X-API-Key", key);
    }

    private static ValidatableResponse post(RequestSpecification request, String method, Map<String, ?> params) {
        return request.body(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params)).post("/mcp").then();
    }
}
