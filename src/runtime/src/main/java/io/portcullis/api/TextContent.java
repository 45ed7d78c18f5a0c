package io.portcullis.api;

import java.util.Objects;

/**
 * Text for the model.
 *
 * @param text the text
 * @param extras what is said besides
 */
public record TextContent(String text, Extras extras) implements Content {

    public TextContent {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(extras, "extras");
    }

    public TextContent(String text) {
        this(text, Extras.NONE);
    }
}
