package io.portcullis.deployment.test;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Sends raw messages, as a client would that we did not write. */
public final class Mcp {

    /** The key of the caller {@code reader}, role {@code reader}; see {@link Keys}. */
    public static final String MODERN = "2026-07-28";

    private Mcp() {
    }

    /** A modern request of that caller. */
    public static Response modern(String key, String method, String params) {
        return headers(key, method, nameIn(params)).body(body(method, withMeta(params))).post("/mcp");
    }

    /** A modern call of a tool. */
    public static Response call(String key, String tool, String arguments) {
        return modern(key, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments);
    }

    /** A request of a handshake revision. */
    public static Response handshake(String key, String revision, String method, String params) {
        RequestSpecification request = json(key);
        if (revision != null) {
            request.header("MCP-Protocol-Version", revision);
        }
        return request.body(body(method, params)).post("/mcp");
    }

    /** A request with the headers every MCP client sends, without a body. */
    public static RequestSpecification json(String key) {
        RequestSpecification request = given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
        return key == null ? request : request.header("X-API-Key", key);
    }

    /** The headers of a modern request. */
    public static RequestSpecification headers(String key, String method, String name) {
        RequestSpecification request = json(key).header("MCP-Protocol-Version", MODERN).header("Mcp-Method", method);
        return name == null ? request : request.header("Mcp-Name", name);
    }

    /** Parameters with what every modern request says about itself. */
    public static String withMeta(String params) {
        return (params.isEmpty() ? "" : params + ",") + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + MODERN
                + "\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    }

    /** A request with the id 1. */
    public static String body(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private static String nameIn(String params) {
        return params.startsWith("\"name\":\"") ? params.substring(8, params.indexOf('"', 8)) : null;
    }
}
