package io.portcullis.conformance;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Access;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.Tool;

/** Tools that change what the server offers, so that clients have something to hear of. */
@PermitAll
public class ChangingTools {

    private static final NewEntry TOOL = NewEntry.tool("test_passing_tool", Access.permitAll(), call -> "Still here.")
            .describedAs("Comes and goes");
    private static final NewEntry PROMPT = NewEntry.prompt("test_passing_prompt", Access.permitAll(), call -> "Still here.")
            .describedAs("Comes and goes");

    private final McpServer server;

    ChangingTools(McpServer server) {
        this.server = server;
    }

    @Tool(name = "test_trigger_tool_change", description = "Adds a tool, or removes it")
    String changeTools() {
        return change(TOOL);
    }

    @Tool(name = "test_trigger_prompt_change", description = "Adds a prompt, or removes it")
    String changePrompts() {
        return change(PROMPT);
    }

    @Tool(name = "test_change", description = "Adds a tool and takes it away again, and changes the watched resource")
    String changeAll() {
        NewEntry moment = NewEntry.tool("test_passing_moment", Access.permitAll(), call -> "Here for a moment");
        server.add(moment);
        server.remove(moment.feature(), moment.id());
        server.resourceUpdated("test://watched-resource");
        return "Changed";
    }

    private synchronized String change(NewEntry entry) {
        if (server.remove(entry.feature(), entry.id())) {
            return "Removed " + entry.id() + ".";
        }
        server.add(entry);
        return "Added " + entry.id() + ".";
    }
}
