package io.portcullis.attack.bank;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.portcullis.api.Access;
import io.portcullis.api.Cancellation;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Feature;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.McpLog;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.Progress;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Work that takes time: questions, tasks, streams, and changes of what the server offers. */
@RequiresRole("clerk")
@RateLimited(permits = 1_000_000, per = "1m")
public class Office {

    private final Runs runs;
    private final McpServer server;

    @Inject
    Office(Runs runs, McpServer server) {
        this.runs = runs;
        this.server = server;
    }

    @Tool(description = "Asks for a name", readOnly = true)
    String greet(Elicitation elicitation) {
        FormAnswer answer = elicitation.ask("name", Form.of("Your name?", Field.text("name").required().withLength(1, 20)));
        runs.count("greet");
        return answer.isAccepted() ? "Hello, " + answer.text("name") : "Hello";
    }

    @Tool(description = "Takes that many milliseconds", readOnly = true, task = TaskSupport.OPTIONAL)
    String work(@Min(0) @Max(60_000) int millis, Cancellation cancellation) throws InterruptedException {
        runs.count("work");
        Thread.sleep(millis);
        return "done";
    }

    @Tool(description = "Takes that many milliseconds, whoever interrupts it", readOnly = true)
    String insist(@Min(0) @Max(60_000) int millis) {
        runs.count("insist");
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Math.max(1, end - System.nanoTime()));
            Thread.interrupted();
        }
        return "done";
    }

    @Tool(description = "Takes that many milliseconds, on no thread", readOnly = true)
    @NonBlocking
    Uni<String> waitFor(@Min(1) @Max(60_000) int millis) {
        runs.count("waitFor");
        return Uni.createFrom().item("done").onItem().delayIt().by(Duration.ofMillis(millis));
    }

    @Tool(description = "Reports that often", readOnly = true)
    String report(@Min(0) @Max(10_000) int events, String text, Progress progress, McpLog log, Cancellation cancellation)
            throws InterruptedException {
        runs.count("report");
        for (int event = 1; event <= events && !cancellation.isRequested(); event++) {
            progress.send(event, (double) events, text);
            log.info(text);
            Thread.sleep(1);
        }
        return "reported";
    }

    @Tool(description = "Opens a desk for managers for a moment")
    @RequiresRole("manager")
    String desk(String name) {
        runs.count("desk");
        NewEntry desk = NewEntry.tool("desk_" + Integer.toHexString(name.hashCode()), Access.anyRole("manager"), call -> name);
        server.add(desk);
        server.remove(Feature.TOOL, desk.id());
        return "opened and closed";
    }

    @Tool(description = "Adds a tool for clerks that says a text, and takes it away again unless it is to stay")
    @RequiresRole("manager")
    String post(String name, String text, boolean stay) {
        runs.count("post");
        NewEntry notice = NewEntry.tool(name, Access.anyRole("clerk"), call -> text).titled(text).describedAs(text);
        server.add(notice);
        if (!stay) {
            server.remove(Feature.TOOL, name);
        }
        return "posted";
    }

    @Tool(description = "Says that a paper has changed")
    String stamp(String uri) {
        runs.count("stamp");
        server.resourceUpdated(uri);
        return "stamped";
    }
}
