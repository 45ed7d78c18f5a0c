package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;

/** A request to the byte, where a client library would tidy it up: at first a call that would be served to a clerk. */
final class Raw {

    private static final String REVISION = "2026-07-28";

    private final List<String> lines = new ArrayList<>();
    private String verb = "POST";
    private String target = "/mcp";
    private String version = "HTTP/1.1";
    private byte[] body = {};
    private boolean declared = true;

    private Raw() {
    }

    /** A call of a tool by nobody, on a connection that ends with it. */
    static Raw call(int port, String tool, Map<String, ?> arguments) {
        return post(port, message(tool, arguments)).line("MCP-Protocol-Version", REVISION).line("Mcp-Method", "tools/call")
                .line("Mcp-Name", tool);
    }

    /** Any body by nobody, on a connection that ends with it. */
    static Raw post(int port, String body) {
        return new Raw().line("Host", "localhost:" + port).line("Content-Type", "application/json")
                .line("Accept", "application/json, text/event-stream").line("Connection", "close").body(body);
    }

    /** The message of a call. */
    static String message(String tool, Map<String, ?> arguments) {
        return Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", Map.of("name", tool, "arguments",
                arguments, "_meta", Map.of("io.modelcontextprotocol/protocolVersion", REVISION,
                        "io.modelcontextprotocol/clientCapabilities", Map.of()))));
    }

    Raw by(ApiKey key) {
        return line("X-API-Key", key.secret());
    }

    Raw verb(String other) {
        this.verb = other;
        return this;
    }

    Raw target(String other) {
        this.target = other;
        return this;
    }

    Raw version(String other) {
        this.version = other;
        return this;
    }

    Raw body(String text) {
        return body(text.getBytes(UTF_8));
    }

    Raw body(byte[] bytes) {
        this.body = bytes;
        return this;
    }

    /** What says how long the body is, is among the lines. */
    Raw framedByHand() {
        this.declared = false;
        return this;
    }

    /** One more header line. */
    Raw line(String name, String value) {
        return text(name + ": " + value);
    }

    /** One more line as it stands. */
    Raw text(String line) {
        lines.add(line);
        return this;
    }

    /** Another value for a header. */
    Raw with(String name, String value) {
        return without(name).line(name, value);
    }

    Raw without(String name) {
        lines.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return this;
    }

    /** Head and body. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head().getBytes(ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private String head() {
        StringBuilder head = new StringBuilder(verb + " " + target + " " + version + "\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        if (declared && body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    @Override
    public String toString() {
        return new String(bytes(), ISO_8859_1);
    }
}
