package io.portcullis.benchmarks;

import jakarta.validation.constraints.Size;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.smallrye.common.annotation.NonBlocking;

/** Without a limit, where entries may have none. Of a role of its own, so that it is not in the lists that are compared. */
@RequiresRole("unlimited")
@RequiresScope("echo")
public class UnlimitedTools {

    @Tool(description = "Answers what it is told")
    @NonBlocking
    String echoUnlimited(@ToolArg(description = "The text to answer") @Size(max = 1_000) String text) {
        return text;
    }
}
