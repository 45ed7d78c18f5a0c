package io.portcullis.deployment.wire;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;

import io.portcullis.api.McpLog;
import io.portcullis.api.Progress;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

/** Says what it is given, in every way a tool can. */
@Singleton
@RequiresRole("reader")
public class Press {

    /** What a tool promises with its type. */
    public record Page(int number, @NotNull String text) {
    }

    @Tool(description = "Prints")
    Page print(String text) {
        return new Page(1, text);
    }

    @Tool(description = "Forgets what it promised")
    Page lose() {
        return new Page(1, null);
    }

    @Tool(description = "Prints without a promise")
    Map<String, Object> loose(String text) {
        return Map.of(text, text);
    }

    @Tool(description = "Tells before it prints")
    String tell(String text, Progress progress, McpLog log) {
        progress.send(1, null, text);
        log.error(text);
        return "done";
    }
}
