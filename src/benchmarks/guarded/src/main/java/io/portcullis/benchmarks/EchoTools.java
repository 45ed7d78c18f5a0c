package io.portcullis.benchmarks;

import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.smallrye.common.annotation.NonBlocking;

/** Answers what it is told, so that only the way there and back is measured: with a role, a scope, a limit and a constraint. */
@RequiresRole("caller")
@RequiresScope("echo")
public class EchoTools {

    @Tool(description = "Answers what it is told")
    @NonBlocking
    @RateLimited(permits = 1_000_000_000, per = "1s")
    String echo(@ToolArg(description = "The text to answer") @Size(max = 1_000) String text) {
        return text;
    }

    @Tool(description = "Answers what it is told, from a thread that may wait")
    @RateLimited(permits = 1_000_000_000, per = "1s")
    String echoBlocking(@ToolArg(description = "The text to answer") @Size(max = 1_000) String text) {
        return text;
    }
}
