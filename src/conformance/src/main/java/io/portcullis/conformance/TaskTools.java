package io.portcullis.conformance;

import java.util.Map;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Answers;
import io.portcullis.api.Ask;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.McpException;
import io.portcullis.api.Questions;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

/** Calls that run as tasks. */
@PermitAll
public class TaskTools {

    @Tool(name = "greet", description = "Never a task")
    String greet(String name) {
        return "Hello, " + name + "!";
    }

    @Tool(name = "slow_compute", description = "Takes its time", task = TaskSupport.OPTIONAL)
    String compute(@ToolArg(description = "How long") int seconds,
            @ToolArg(description = "What for", defaultValue = "unnamed") String label) throws InterruptedException {
        Thread.sleep(seconds * 1000L);
        return "Computed " + label + " for " + seconds + " seconds.";
    }

    @Tool(name = "failing_job", description = "Fails after a while, and says why", task = TaskSupport.REQUIRED)
    String fail() throws InterruptedException {
        Thread.sleep(1000);
        throw new ToolFailure("The job has failed.");
    }

    @Tool(name = "protocol_error_job", description = "Breaks", task = TaskSupport.OPTIONAL)
    String breakDown() {
        throw new McpException(-31000, "broken on purpose");
    }

    @Tool(name = "confirm_delete", description = "Asks the user while it runs", task = TaskSupport.OPTIONAL)
    String delete(@ToolArg(description = "What to delete") String filename, Elicitation elicitation) {
        Form form = Form.of("Delete " + filename + "?", Field.flag("confirm").required());
        return elicitation.ask("confirm", form).flag("confirm") ? "Deleted " + filename + "." : "Kept " + filename + ".";
    }

    @Tool(name = "multi_input", description = "Asks the user two things at once while it runs", task = TaskSupport.OPTIONAL)
    String askTwice(Questions questions) {
        Answers answers = questions.ask(Map.of("first", person("Who is first?"), "second", person("Who is second?")));
        return answers.form("first").text("name") + " is first, " + answers.form("second").text("name") + " is second.";
    }

    @Tool(name = "test_tool_with_task", description = "Asks the user, and then becomes a task", task = TaskSupport.REQUIRED)
    String askFirst(@Ask("What is your name?") Person person) {
        return "Hello, " + person.name() + "!";
    }

    record Person(String name) {
    }

    private static Form person(String message) {
        return Form.of(message, Field.text("name").required(), Field.flag("confirm"));
    }
}
