package org.acme.guide.prompts;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.Size;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.RequiresRole;

@RequiresRole("support")
public class TicketPrompts {

    @Prompt(description = "Drafts an answer to a ticket")
    PromptMessage draft(@PromptArg(description = "The language of the answer") @Size(max = 20) String language) {
        return PromptMessage.withUserRole("Answer the ticket in " + language + ".");
    }

    @CompletePrompt("draft")
    List<String> language(String language) {
        return Stream.of("English", "French", "German").filter(name -> name.startsWith(language)).toList();
    }
}
