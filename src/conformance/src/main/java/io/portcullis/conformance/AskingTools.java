package io.portcullis.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.Sampling;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;

/** What clients with a session are asked while they wait. */
@PermitAll
public class AskingTools {

    private static final int MAX_TOKENS = 100;

    @Tool(name = "test_sampling", description = "Asks the client's model")
    String sampling(@ToolArg(description = "What the model is asked") String prompt, Sampling sampling) {
        return "LLM response: " + sampling.ask("response", SamplingRequest.of(prompt, MAX_TOKENS)).text();
    }

    @Tool(name = "test_elicitation", description = "Asks the user")
    String elicitation(@ToolArg(description = "What the user is told") String message, Elicitation elicitation) {
        return "User response: " + said(elicitation.ask("user", Form.of(message,
                Field.text("username").describedAs("User's response").required(),
                Field.text("email").describedAs("User's email address").withFormat("email").required())));
    }

    @Tool(name = "test_confirmation", description = "Says a word, once the user has confirmed it")
    @RequiresConfirmation("Really say {word}?")
    String confirmation(@ToolArg(description = "What is said") String word) {
        return "I say " + word;
    }

    @Tool(name = "test_elicitation_sep1034_defaults", description = "Asks the user with every kind of default")
    String defaults(Elicitation elicitation) {
        return completed(elicitation.ask("profile", Form.of("Please review your profile",
                Field.text("name").withDefault("John Doe"),
                Field.integer("age").withDefault(30),
                Field.number("score").withDefault(95.5),
                Field.choice("status", List.of("active", "inactive", "pending")).withDefault("active"),
                Field.flag("verified").withDefault(true))));
    }

    @Tool(name = "test_elicitation_sep1330_enums", description = "Asks the user with every kind of choice")
    String choices(Elicitation elicitation) {
        List<String> options = List.of("option1", "option2", "option3");
        Map<String, String> choices = titled("value", "First Choice", "Second Choice", "Third Choice");
        return completed(elicitation.ask("choices", Form.of("Please choose",
                Field.choice("untitledSingle", options),
                Field.choice("titledSingle", titled("value", "First Option", "Second Option", "Third Option")),
                Field.choice("legacyEnum", titled("opt", "Option One", "Option Two", "Option Three")).withEnumNames(),
                Field.choices("untitledMulti", options).withItems(1, 3),
                Field.choices("titledMulti", choices).withItems(1, 3))));
    }

    private static Map<String, String> titled(String prefix, String... titles) {
        Map<String, String> titlesByValue = new LinkedHashMap<>();
        for (String title : titles) {
            titlesByValue.put(prefix + (titlesByValue.size() + 1), title);
        }
        return titlesByValue;
    }

    private static String completed(FormAnswer answer) {
        return "Elicitation completed: " + said(answer);
    }

    private static String said(FormAnswer answer) {
        return "action=" + answer.action() + ", content=" + answer.values();
    }
}
