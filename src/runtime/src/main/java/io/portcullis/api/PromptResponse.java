package io.portcullis.api;

import java.util.List;

/**
 * The whole answer of a prompt.
 *
 * @param description what the prompt is about, or empty
 * @param messages the messages, in order
 */
public record PromptResponse(String description, List<PromptMessage> messages) {

    public PromptResponse {
        messages = List.copyOf(messages);
    }

    /** These messages, without a description. */
    public static PromptResponse of(PromptMessage... messages) {
        return new PromptResponse("", List.of(messages));
    }
}
