package io.portcullis.benchmarks;

import jakarta.annotation.security.RolesAllowed;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.smallrye.common.annotation.NonBlocking;

/**
 * The tool twice: on the event loop, and as the guide of quarkus-mcp-server writes it.
 * <p>
 * This server verifies the token and checks the role. It has no scope, limit, constraint, audit or metric of a call,
 * and remembers no verified token.
 */
@RolesAllowed("caller")
public class EchoTools {

    @Tool(description = "Answers what it is told")
    @NonBlocking
    String echo(@ToolArg(description = "The text to answer") String text) {
        return text;
    }

    @Tool(description = "Answers what it is told, from a thread that may wait")
    String echoBlocking(@ToolArg(description = "The text to answer") String text) {
        return text;
    }
}
