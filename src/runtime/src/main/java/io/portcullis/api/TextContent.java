package io.portcullis.api;

import java.util.Objects;

/**
 * Text for the model.
 *
 * @param text the text
 */
public record TextContent(String text) implements Content {

    public TextContent {
        Objects.requireNonNull(text, "text");
    }
}
