package io.portcullis.testing.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One caller who speaks to the server under test. Immutable: every {@code with} gives a new one. */
public final class McpTestCaller {

    private static final String TASKS = "io.modelcontextprotocol/tasks";

    private final Wire wire;
    private final Credential credential;
    private final Era era;

    McpTestCaller(Wire wire, Credential credential, Era era) {
        this.wire = wire;
        this.credential = credential;
        this.era = era;
    }

    /** The same caller with these scopes, and no others. */
    public McpTestCaller withScopes(String... scopes) {
        return new McpTestCaller(wire, credential.withScopes(Set.of(scopes)), era);
    }

    /** The same caller with a client that says it can do this, such as {@code {"elicitation":{}}}. */
    public McpTestCaller withCapabilities(Map<String, ?> capabilities) {
        return new McpTestCaller(wire, credential, era.able(wire.json().valueToTree(capabilities)));
    }

    /** The same caller with a client that can follow tasks. */
    public McpTestCaller withTasks() {
        return withCapabilities(Map.of("extensions", Map.of(TASKS, Map.of())));
    }

    /**
     * The same caller with a client of revision 2025-11-25. Shakes hands at once; keeps the session, if it is given one.
     *
     * @throws IllegalStateException when the server does not shake hands
     */
    public McpTestCaller legacy() {
        McpTestCaller client = new McpTestCaller(wire, credential, Era.legacy().able(era.capabilities()));
        McpAnswer hello = client.send("initialize", Map.of("protocolVersion", client.era.revision(), "capabilities",
                era.capabilities(), "clientInfo", Map.of("name", "portcullis-testing", "version", "1")));
        if (!hello.result().has("protocolVersion")) {
            throw new IllegalStateException("no handshake: HTTP " + hello.status() + " " + hello.body());
        }
        return new McpTestCaller(wire, credential, client.era.in(hello.header("Mcp-Session-Id")));
    }

    /** Calls a tool. */
    public McpAnswer call(String tool, Map<String, ?> arguments) {
        return send("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Gets a prompt. */
    public McpAnswer get(String prompt, Map<String, String> arguments) {
        return send("prompts/get", Map.of("name", prompt, "arguments", arguments));
    }

    /** Reads a resource. */
    public McpAnswer read(String uri) {
        return send("resources/read", Map.of("uri", uri));
    }

    /** Asks for values of an argument of a prompt. */
    public McpAnswer completePrompt(String prompt, String argument, String typed) {
        return complete(Map.of("type", "ref/prompt", "name", prompt), argument, typed);
    }

    /** Asks for values of a variable of a resource template. */
    public McpAnswer completeTemplate(String template, String variable, String typed) {
        return complete(Map.of("type", "ref/resource", "uri", template), variable, typed);
    }

    private McpAnswer complete(Map<String, ?> ref, String argument, String typed) {
        return send("completion/complete", Map.of("ref", ref, "argument", Map.of("name", argument, "value", typed)));
    }

    /** Lists the tools; an answer with one page. */
    public McpAnswer list() {
        return send("tools/list", Map.of());
    }

    /** The names of the tools this caller sees, from all pages. */
    public List<String> tools() {
        return Pages.names(this, "tools/list", "tools", "name");
    }

    /** The names of the prompts this caller sees. */
    public List<String> prompts() {
        return Pages.names(this, "prompts/list", "prompts", "name");
    }

    /** The addresses of the resources this caller sees. */
    public List<String> resources() {
        return Pages.names(this, "resources/list", "resources", "uri");
    }

    /** The templates of the resource templates this caller sees. */
    public List<String> templates() {
        return Pages.names(this, "resources/templates/list", "resourceTemplates", "uriTemplate");
    }

    /** Sends any request. */
    public McpAnswer send(String method, Map<String, ?> params) {
        return sendUntil(method, params, message -> false);
    }

    /** Sends a request whose answer is a stream, and reads that until a message is enough. */
    public McpAnswer sendUntil(String method, Map<String, ?> params, Predicate<JsonNode> enough) {
        ObjectNode complete = era.complete(wire.json().valueToTree(params));
        ObjectNode message = wire.json().createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        return post(method, complete, message.<ObjectNode> set("params", complete).toString(), enough);
    }

    /**
     * Calls a tool with arguments exactly as they are written, well-formed or not.
     *
     * @param mirrored the arguments that headers repeat, as far as the text has any
     */
    public McpAnswer callRaw(String tool, String arguments, Map<String, ?> mirrored) {
        ObjectNode params = era.complete(wire.json().createObjectNode().put("name", tool));
        String meta = params.path("_meta").toString();
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":"
                + params.get("name") + ",\"arguments\":" + arguments + (meta.isEmpty() ? "" : ",\"_meta\":" + meta) + "}}";
        params.set("arguments", wire.json().valueToTree(mirrored));
        return post("tools/call", params, body, message -> false);
    }

    private McpAnswer post(String method, ObjectNode params, String body, Predicate<JsonNode> enough) {
        Map<String, String> headers = new LinkedHashMap<>(era.headers(method, params));
        if (era.isModern()) {
            headers.putAll(wire.mirrored(method, params));
        }
        credential.key().ifPresent(key -> headers.put("X-API-Key", key));
        return wire.post(headers, body, enough);
    }
}
