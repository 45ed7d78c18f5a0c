package io.portcullis.benchmarks;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.smallrye.common.annotation.NonBlocking;

/** The same tool for everybody. */
@PermitAll
public class OpenTools {

    @Tool(description = "Answers what it is told")
    @NonBlocking
    @RateLimited(permits = 1_000_000_000, per = "1s")
    String echo(@ToolArg(description = "The text to answer") @Size(max = 1_000) String text) {
        return text;
    }
}
