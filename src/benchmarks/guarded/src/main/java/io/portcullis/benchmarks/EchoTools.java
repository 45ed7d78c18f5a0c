package io.portcullis.benchmarks;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.smallrye.common.annotation.NonBlocking;

/** Answers what it is told, so that only the way there and back is measured. */
@RequiresRole("caller")
@RateLimited(permits = 1_000_000_000, per = "1s")
public class EchoTools {

    @Tool
    @NonBlocking
    String echo(String text) {
        return text;
    }

    @Tool
    String echoBlocking(String text) {
        return text;
    }
}
