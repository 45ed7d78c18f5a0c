package io.portcullis.api;

import java.util.Objects;

/**
 * One message of a prompt.
 *
 * @param role who says it
 * @param content what is said: one block
 */
public record PromptMessage(Role role, Content content) {

    public PromptMessage {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(content, "content");
    }

    /** A text of the user. */
    public static PromptMessage withUserRole(String text) {
        return new PromptMessage(Role.USER, new TextContent(text));
    }

    /** Content of the user. */
    public static PromptMessage withUserRole(Content content) {
        return new PromptMessage(Role.USER, content);
    }

    /** A text of the assistant. */
    public static PromptMessage withAssistantRole(String text) {
        return new PromptMessage(Role.ASSISTANT, new TextContent(text));
    }

    /** Content of the assistant. */
    public static PromptMessage withAssistantRole(Content content) {
        return new PromptMessage(Role.ASSISTANT, content);
    }
}
