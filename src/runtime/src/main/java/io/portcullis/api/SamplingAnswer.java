package io.portcullis.api;

import java.util.Objects;

/**
 * What the client's model said. Untrusted, like everything a client sends.
 *
 * @param content what it said
 * @param model which model, as the client calls it
 * @param stopReason why it stopped, or empty
 */
public record SamplingAnswer(Content content, String model, String stopReason) {

    public SamplingAnswer {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(stopReason, "stopReason");
    }

    /** The text, or empty when it is something else. */
    public String text() {
        return content instanceof TextContent text ? text.text() : "";
    }
}
