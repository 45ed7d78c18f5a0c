package io.portcullis.protocol;

import java.util.List;

import io.portcullis.api.Content;
import io.portcullis.api.TextContent;

/**
 * What a call of a tool answers.
 *
 * @param content the blocks of content
 * @param structured the structured content as JSON, or null
 * @param isError whether the tool failed in a way the model should know about
 */
public record CallResult(List<Content> content, String structured, boolean isError) {

    /** A failure in words. */
    public static CallResult error(String text) {
        return new CallResult(List.of(new TextContent(text)), null, true);
    }

    /** Content without structure. */
    public static CallResult of(List<Content> content) {
        return new CallResult(content, null, false);
    }

    /** Structured content, also sent as text for clients that read only text (T-09). */
    public static CallResult structured(String json) {
        return new CallResult(List.of(new TextContent(json)), json, false);
    }
}
