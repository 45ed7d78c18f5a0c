package io.portcullis.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Answers;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Question;
import io.portcullis.api.Questions;
import io.portcullis.api.Roots;
import io.portcullis.api.RootsRequest;
import io.portcullis.api.Sampling;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.Tool;

/** What clients without a session are asked between two requests. */
@PermitAll
public class InputRequiredTools {

    private static final Form NAME = Form.of("What is your name?", Field.text("name").required());
    private static final Form CONFIRMATION = Form.of("Please confirm", Field.flag("ok").required());
    private static final SamplingRequest GREETING = SamplingRequest.of("Generate a greeting", 50);

    @Tool(name = "test_input_required_result_elicitation", description = "Asks the user")
    String elicitation(Elicitation elicitation) {
        return "Hello, " + elicitation.ask("user_name", NAME).text("name") + "!";
    }

    @Tool(name = "test_input_required_result_sampling", description = "Asks the client's model")
    String sampling(Sampling sampling) {
        return sampling.ask("capital_question", SamplingRequest.of("What is the capital of France?", 100)).text();
    }

    @Tool(name = "test_input_required_result_list_roots", description = "Asks for the client's directories")
    String roots(Roots roots) {
        return "Roots: " + roots.list();
    }

    @Tool(name = "test_input_required_result_request_state", description = "Asks the user, with a state of its own")
    String state(Elicitation elicitation) {
        return "state-ok: " + elicitation.ask("confirm", CONFIRMATION).flag("ok");
    }

    @Tool(name = "test_input_required_result_tampered_state", description = "Asks the user, with a state nobody can change")
    String tamperedState(Elicitation elicitation) {
        return "integrity-ok: " + elicitation.ask("confirm", CONFIRMATION).flag("ok");
    }

    @Tool(name = "test_input_required_result_multiple_inputs", description = "Asks for three things at once")
    String several(Questions questions) {
        Answers answers = questions.ask(Map.of("user_name", NAME, "greeting", GREETING, "client_roots", new RootsRequest()));
        return answers.sampling("greeting").text() + " " + answers.form("user_name").text("name") + ", you work in "
                + answers.roots("client_roots").size() + " directories.";
    }

    @Tool(name = "test_input_required_result_multi_round", description = "Asks the user, and then again")
    String rounds(Elicitation elicitation) {
        String name = elicitation.ask("step1", Form.of("Step 1: What is your name?", Field.text("name").required()))
                .text("name");
        String color = elicitation.ask("step2", Form.of("Step 2: What is your favorite color?", Field.text("color").required()))
                .text("color");
        return name + " likes " + color + ".";
    }

    @Tool(name = "test_input_required_result_capabilities", description = "Asks for what this client can be asked for")
    String whatCanBeAsked(Questions questions) {
        Map<String, Question> askable = new LinkedHashMap<>(Map.of("user_name", NAME, "greeting", GREETING));
        askable.values().removeIf(question -> !questions.canAsk(question));
        if (askable.isEmpty()) {
            return "There is nothing this client can be asked.";
        }
        questions.ask(askable);
        return "Answered: " + askable.keySet();
    }

    @Tool(name = "test_missing_capability", description = "Needs the client's model")
    String needsSampling(Sampling sampling) {
        return sampling.ask("greeting", GREETING).text();
    }
}
