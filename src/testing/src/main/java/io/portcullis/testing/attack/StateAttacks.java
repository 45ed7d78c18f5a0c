package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.testing.access.Visitor;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.portcullis.testing.probe.Probes;
import io.portcullis.testing.probe.Until;

/** Valid arguments by the wrong caller, or with a state that is not the caller's. */
final class StateAttacks {

    /** A client that can be asked everything: else a state would be refused for what the client lacks. */
    private static final Map<String, ?> ABLE = Map.of("elicitation", Map.of(), "sampling", Map.of(), "roots", Map.of());
    private static final String FORGED = "bm9ib2R5IHNlYWxlZCB0aGlz";

    private final McpTestClient mcp;
    private final Probes probes;
    private final Visitor all;

    StateAttacks(McpTestClient mcp, Probes probes, Catalog catalog) {
        this.mcp = mcp;
        this.probes = probes;
        this.all = Visitor.ofAll(catalog);
    }

    /** What is wrong with the answers. */
    List<String> failures(Entry entry) {
        List<String> failures = new ArrayList<>();
        JsonNode sample = sample((ToolDescriptor) entry.descriptor());
        refused(failures, entry, "a forged requestState", caller(all), call(entry, sample, FORGED));
        refused(failures, entry, "no credential", mcp.anonymous(), call(entry, sample, FORGED));
        McpAnswer asked = caller(all).send("tools/call", call(entry, sample, null));
        String state = asked.result().path("requestState").asText();
        if (!state.isEmpty()) {
            refused(failures, entry, "a requestState of another caller", caller(all), call(entry, sample, state));
            refused(failures, entry, "a requestState that was changed", caller(all),
                    call(entry, sample, state.substring(0, state.length() - 2) + "AA"));
        }
        return failures;
    }

    private McpTestCaller caller(Visitor visitor) {
        return mcp.as(visitor.grant(probes.caller(Until.METHOD))).withCapabilities(ABLE);
    }

    private static void refused(List<String> failures, Entry entry, String attack, McpTestCaller caller,
            Map<String, Object> params) {
        McpAnswer answer = caller.send("tools/call", params);
        Verdict.on(answer, entry.invocation().owner().replaceAll("#.*", ""), "")
                .forEach(wrong -> failures.add(attack + ": " + wrong));
        if (answer.errorCode() == 0 && !answer.isError()) {
            failures.add(attack + ": not refused, but answered with a result");
        }
    }

    private static Map<String, Object> call(Entry entry, JsonNode arguments, String state) {
        Map<String, Object> params = new LinkedHashMap<>(Map.of("name", entry.name(), "arguments", arguments));
        if (state != null) {
            params.put("requestState", state);
        }
        return params;
    }

    private static JsonNode sample(ToolDescriptor tool) {
        try {
            return Sample.of(new ObjectMapper().readTree(tool.inputSchema()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input schema of " + tool.id() + " is no JSON", e);
        }
    }
}
