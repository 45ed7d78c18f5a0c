package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.Entry;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.schema.SchemaCheck;
import io.portcullis.testing.access.Visitor;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.portcullis.testing.probe.Probes;
import io.portcullis.testing.probe.Until;

/** The attacks on one tool, each by a caller of its own. */
final class Assault {

    private static final String ADDED = "added#";

    private final ObjectMapper json = new ObjectMapper();
    private final SchemaCheck schemas = new SchemaCheck();
    private final McpTestClient mcp;
    private final Probes probes;
    private final Visitor visitor;
    private final Entry entry;
    private final boolean mayRun;

    Assault(McpTestClient mcp, Probes probes, Visitor visitor, Entry entry, boolean allowDestructive) {
        this.mcp = mcp;
        this.probes = probes;
        this.visitor = visitor;
        this.entry = entry;
        this.mayRun = allowDestructive || tool(entry).hints().readOnly();
    }

    JsonNode schema() {
        try {
            return json.readTree(tool(entry).inputSchema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input schema of " + entry.name() + " is no JSON", e);
        }
    }

    /** What is wrong with the answer to an attack, each with the argument and the attack. */
    List<String> failures(Attack attack) {
        boolean allowed = mayReach(attack);
        if (allowed && !mayRun && isAdded()) {
            return List.of(); // nothing stands in front of its method that could stop it
        }
        String name = allowed && mayRun ? probes.caller(Until.END) : probes.caller(Until.METHOD);
        McpAnswer answer = caller(name).callRaw(entry.name(), attack.arguments(), members(attack));
        List<String> failures = new ArrayList<>(Verdict.on(answer, owner(), attack.text()));
        if (!allowed && hasReached(name, answer)) {
            failures.add("arguments that break the schema reached the method");
        }
        return failures.stream().map(failure -> attack + ": " + failure).toList();
    }

    /** A method that was added by program has no probe in front of it; that it ran shows in the answer. */
    private boolean hasReached(String name, McpAnswer answer) {
        return probes.hasReached(name) || isAdded() && answer.isOk() && "complete".equals(answer.resultType());
    }

    private boolean mayReach(Attack attack) {
        return switch (attack.reach()) {
            case NEVER -> false;
            case MAYBE -> true;
            case IF_VALID -> attack.arguments().indexOf("\\u0000") < 0
                    && schemas.brokenByArguments(tool(entry), attack.arguments()).isEmpty();
        };
    }

    private McpTestCaller caller(String name) {
        McpTestCaller caller = mcp.as(visitor.grant(name));
        return tool(entry).task() == TaskSupport.REQUIRED ? caller.withTasks() : caller;
    }

    /** The arguments for the headers that repeat them; none when the text cannot be read. */
    private Map<String, Object> members(Attack attack) {
        try {
            return json.readValue(attack.arguments(), new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    private boolean isAdded() {
        return entry.invocation().owner().startsWith(ADDED);
    }

    private String owner() {
        return entry.invocation().owner().replaceAll("#.*", "");
    }

    private static ToolDescriptor tool(Entry entry) {
        return (ToolDescriptor) entry.descriptor();
    }
}
