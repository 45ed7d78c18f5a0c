package io.portcullis.benchmarks;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Progress;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.smallrye.common.annotation.NonBlocking;

/** Small and large calls, of which each does nothing but take its arguments and answer. */
@RequiresRole("caller")
@RateLimited(permits = 1_000_000_000, per = "1s")
public class ScaleTools {

    @Tool
    @NonBlocking
    String echo(@Size(max = 100) String text) {
        return text;
    }

    /** Says how long the text was. */
    @Tool
    @NonBlocking
    String length(@Size(max = 4_000_000) String text) {
        return Integer.toString(text.length());
    }

    /** A text of that length. */
    @Tool
    @NonBlocking
    String text(@Positive int length) {
        return "x".repeat(length);
    }

    /** Tells its progress so many times, as fast as it may. */
    @Tool
    int count(@Positive int to, Progress progress) {
        for (int i = 1; i <= to; i++) {
            progress.send(i, to);
        }
        return to;
    }
}
