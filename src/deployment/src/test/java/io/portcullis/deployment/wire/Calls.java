package io.portcullis.deployment.wire;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.deployment.test.Mcp;

/** Requests to the harbour, with all their headers. */
public final class Calls {

    /** What a client can do that can be asked everything. */
    public static final String ANYTHING = "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{},"
            + "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "io.modelcontextprotocol/";

    private Calls() {
    }

    /** A modern request of a client that can do nothing. */
    public static Post modern(String method, String params) throws IOException {
        return modern(method, params, "{}");
    }

    /** A modern request of a client that can do this. */
    public static Post modern(String method, String params, String client) throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree("{" + params + "}");
        all.withObjectProperty("_meta").put(PREFIX + "protocolVersion", Mcp.MODERN).set(PREFIX + "clientCapabilities",
                JSON.readTree(client));
        Post post = Post.plain("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + all + "}")
                .header("MCP-Protocol-Version", Mcp.MODERN).header("Mcp-Method", method);
        String name = method.startsWith("tasks/") ? "taskId" : method.equals("resources/read") ? "uri" : "name";
        return all.path(name).isTextual() ? post.header("Mcp-Name", all.path(name).textValue()) : post;
    }

    /** The id of a new session of the reader, whose client can be asked everything. */
    static String session(String revision) throws IOException {
        return Post.plain(Mcp.body("initialize", "\"protocolVersion\":\"" + revision + "\",\"capabilities\":" + ANYTHING
                + ",\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}")).send().header("Mcp-Session-Id");
    }

    /** A request in a session. */
    static Post inSession(String session, String revision, String method, String params) {
        return Post.handshake(revision, method, params).header("Mcp-Session-Id", session);
    }
}
