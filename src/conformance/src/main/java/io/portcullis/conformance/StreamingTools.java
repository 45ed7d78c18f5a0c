package io.portcullis.conformance;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.McpLog;
import io.portcullis.api.Progress;
import io.portcullis.api.Tool;

/** What a tool can tell before it answers. */
@PermitAll
public class StreamingTools {

    private static final long PAUSE_MILLIS = 50;

    @Tool(name = "test_tool_with_progress", description = "Tells how far it is, three times")
    String progress(Progress progress) throws InterruptedException {
        progress.send(0, 100);
        Thread.sleep(PAUSE_MILLIS);
        progress.send(50, 100);
        Thread.sleep(PAUSE_MILLIS);
        progress.send(100, 100);
        return "Tool with progress executed successfully";
    }

    @Tool(name = "test_tool_with_logging", description = "Sends three log messages")
    String logging(McpLog log) throws InterruptedException {
        log.info("Tool execution started");
        Thread.sleep(PAUSE_MILLIS);
        log.info("Tool processing data");
        Thread.sleep(PAUSE_MILLIS);
        log.info("Tool execution completed");
        return "Tool with logging executed successfully";
    }

    @Tool(name = "test_logging_tool", description = "Sends a log message to those who asked for it")
    String logOnRequest(McpLog log) {
        log.info("Nobody hears this who did not set a log level");
        return "Logging evaluated";
    }

    @Tool(name = "test_streaming_elicitation", description = "Tells how far it is, then asks")
    String progressThenQuestion(Progress progress, Elicitation elicitation) {
        progress.send(50, 100);
        var answer = elicitation.ask("go_on", Form.of("Go on?", Field.flag("ok").required()));
        return "Streaming complete: " + answer.action();
    }
}
