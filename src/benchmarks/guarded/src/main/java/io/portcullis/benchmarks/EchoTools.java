package io.portcullis.benchmarks;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.smallrye.common.annotation.NonBlocking;

/** Answers what it is told, so that only the way there and back is measured. */
@RequiresRole("caller")
public class EchoTools {

    @Tool
    @NonBlocking
    @RateLimited(permits = 1_000_000_000, per = "1s")
    String echo(String text) {
        return text;
    }

    @Tool
    @RateLimited(permits = 1_000_000_000, per = "1s")
    String echoBlocking(String text) {
        return text;
    }

    /** Without a limit, where entries may have none. */
    @Tool
    @NonBlocking
    String echoUnlimited(String text) {
        return text;
    }
}
