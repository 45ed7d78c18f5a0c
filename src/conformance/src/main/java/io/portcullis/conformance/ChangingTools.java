package io.portcullis.conformance;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.Tool;

/** What gives clients that listen something to hear. The suite calls nothing of it. */
@PermitAll
public class ChangingTools {

    private static final String PASSING = "test_passing";

    private final McpServer server;

    ChangingTools(McpServer server) {
        this.server = server;
    }

    @Tool(name = "test_change", description = "Adds a tool and takes it away again, and changes the watched resource")
    String change() {
        server.add(NewEntry.tool(PASSING, Access.permitAll(), call -> "Here for a moment"));
        server.remove(Feature.TOOL, PASSING);
        server.resourceUpdated("test://watched-resource");
        return "Changed";
    }
}
