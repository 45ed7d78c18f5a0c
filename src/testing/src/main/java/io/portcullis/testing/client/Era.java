package io.portcullis.testing.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How messages look in one revision of the protocol.
 *
 * @param revision the revision
 * @param session the session a handshake gave, if it gave one
 * @param capabilities what the client says it can do
 */
record Era(String revision, Optional<String> session, ObjectNode capabilities) {

    private static final String MODERN = "2026-07-28";
    private static final String LEGACY = "2025-11-25";
    private static final String META = "io.modelcontextprotocol/";

    /** The stateless revision: each message says everything about itself. */
    static Era modern() {
        return new Era(MODERN, Optional.empty(), JsonNodeFactory.instance.objectNode());
    }

    /** The newest revision with a handshake. */
    static Era legacy() {
        return new Era(LEGACY, Optional.empty(), JsonNodeFactory.instance.objectNode());
    }

    boolean isModern() {
        return revision.equals(MODERN);
    }

    Era in(Optional<String> found) {
        return new Era(revision, found, capabilities);
    }

    Era able(ObjectNode can) {
        return new Era(revision, session, can);
    }

    /** The parameters as they are sent: in a stateless revision they say which one it is, and what the client can do. */
    ObjectNode complete(ObjectNode params) {
        if (isModern()) {
            ObjectNode meta = params.withObject("/_meta");
            meta.put(META + "protocolVersion", revision).set(META + "clientCapabilities", capabilities);
        }
        return params;
    }

    /** The headers that go with a message. */
    Map<String, String> headers(String method, ObjectNode params) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!method.equals("initialize")) {
            headers.put("MCP-Protocol-Version", revision);
        }
        session.ifPresent(id -> headers.put("Mcp-Session-Id", id));
        if (isModern()) {
            headers.put("Mcp-Method", method);
            target(method).map(params::get).map(name -> HeaderText.of(name.asText()))
                    .ifPresent(name -> headers.put("Mcp-Name", name));
        }
        return headers;
    }

    /** Which parameter the header {@code Mcp-Name} repeats. */
    private static Optional<String> target(String method) {
        return Optional.ofNullable(switch (method) {
            case "tools/call", "prompts/get" -> "name";
            case "resources/read" -> "uri";
            case "tasks/get", "tasks/update", "tasks/cancel" -> "taskId";
            default -> null;
        });
    }
}
