package io.portcullis.api;

import java.util.List;

/**
 * Asks the client's model. The protocol deprecates it in revision 2026-07-28.
 *
 * @param messages what the model is given
 * @param maxTokens how long the answer may be
 * @param systemPrompt the system prompt, or empty
 */
public record SamplingRequest(List<PromptMessage> messages, int maxTokens, String systemPrompt) implements Question {

    public SamplingRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException("a model needs a message and room for an answer");
        }
    }

    /** One text of the user. */
    public static SamplingRequest of(String text, int maxTokens) {
        return new SamplingRequest(List.of(PromptMessage.withUserRole(text)), maxTokens, "");
    }
}
