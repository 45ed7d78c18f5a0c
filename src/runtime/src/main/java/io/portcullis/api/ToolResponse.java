package io.portcullis.api;

import java.util.List;
import java.util.Objects;

/**
 * The whole answer of a tool, for authors who need more than a return value.
 *
 * @param content the blocks of content, in order; may be empty
 * @param structuredContent a value to be sent as JSON, or null
 * @param isError whether the tool failed in a way the model should know about
 */
public record ToolResponse(List<Content> content, Object structuredContent, boolean isError) {

    public ToolResponse {
        content = List.copyOf(content);
    }

    /** A success with these blocks of content. */
    public static ToolResponse success(Content... content) {
        return new ToolResponse(List.of(content), null, false);
    }

    /** A success with these blocks of content. */
    public static ToolResponse success(List<? extends Content> content) {
        return new ToolResponse(List.copyOf(content), null, false);
    }

    /** A success with a text. */
    public static ToolResponse success(String text) {
        return success(new TextContent(text));
    }

    /** A success with a structured value; its JSON is also sent as text. */
    public static ToolResponse structuredSuccess(Object value) {
        return new ToolResponse(List.of(), Objects.requireNonNull(value, "value"), false);
    }

    /** A failure the model is told about, with a structured value; its JSON is also sent as text. */
    public static ToolResponse structuredError(Object value) {
        return new ToolResponse(List.of(), Objects.requireNonNull(value, "value"), true);
    }

    /** A failure the model is told about. The text goes to the client as it is. */
    public static ToolResponse error(String text) {
        return new ToolResponse(List.of(new TextContent(text)), null, true);
    }
}
