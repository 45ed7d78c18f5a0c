package org.acme.guide;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;

/** A call that was answered with a question, and goes on with the answer. */
record Asked(McpTestCaller caller, String tool, Map<String, ?> arguments, McpAnswer answer) {

    static McpTestCaller able(McpTestCaller caller) {
        return caller.withCapabilities(Map.of("elicitation", Map.of("form", Map.of(), "url", Map.of())));
    }

    static Asked of(McpTestCaller caller, String tool, Map<String, ?> arguments) {
        return new Asked(caller, tool, arguments, caller.call(tool, arguments));
    }

    String question() {
        return request().path("params").path("message").asText();
    }

    private JsonNode request() {
        return answer.inputRequired().elements().next();
    }

    McpAnswer accept(Map<String, ?> content) {
        return with(Map.of("action", "accept", "content", content));
    }

    McpAnswer decline() {
        return with(Map.of("action", "decline"));
    }

    private McpAnswer with(Map<String, ?> response) {
        String key = answer.inputRequired().fieldNames().next();
        return caller.send("tools/call", Map.of("name", tool, "arguments", arguments, "requestState",
                answer.result().path("requestState").asText(), "inputResponses", Map.of(key, response)));
    }
}
