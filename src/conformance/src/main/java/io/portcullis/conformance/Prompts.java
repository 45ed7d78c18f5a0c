package io.portcullis.conformance;

import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Elicitation;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.PromptMessage;

/** Prompts, and what completes their arguments. */
@PermitAll
public class Prompts {

    @Prompt(name = "test_simple_prompt", description = "Says a text")
    String simple() {
        return "This is a simple prompt for testing.";
    }

    @Prompt(name = "test_prompt_with_arguments", description = "Says its arguments")
    String arguments(@PromptArg(description = "First test argument") String arg1,
            @PromptArg(description = "Second test argument") String arg2) {
        return "Prompt with arguments: arg1='" + arg1 + "', arg2='" + arg2 + "'";
    }

    @CompletePrompt("test_prompt_with_arguments")
    List<String> complete(String arg1) {
        return Stream.of("paris", "park", "party").filter(word -> word.startsWith(arg1)).toList();
    }

    @Prompt(name = "test_prompt_with_embedded_resource", description = "Says a resource")
    List<PromptMessage> resource(@PromptArg(description = "URI of the resource to embed") String resourceUri) {
        return List.of(
                PromptMessage.withUserRole(
                        EmbeddedResource.ofText(resourceUri, "text/plain", "Embedded resource content for testing.")),
                PromptMessage.withUserRole("Please process the embedded resource above."));
    }

    @Prompt(name = "test_prompt_with_image", description = "Says an image")
    List<PromptMessage> image() {
        return List.of(PromptMessage.withUserRole(Samples.pixel()),
                PromptMessage.withUserRole("Please analyze the image above."));
    }

    @Prompt(name = "test_input_required_result_prompt", description = "Asks the user first")
    String askFirst(Elicitation elicitation) {
        Form form = Form.of("What context should the prompt use?", Field.text("context").required());
        return "Prompt with context: " + elicitation.ask("user_context", form).text("context");
    }
}
