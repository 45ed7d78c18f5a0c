package io.portcullis.protocol;

import java.util.List;

import io.portcullis.api.Feature;

/**
 * A prompt as clients are told about it.
 *
 * @param id the unique name
 * @param display what it says to people
 * @param arguments what it takes
 */
public record PromptDescriptor(String id, Display display, List<Argument> arguments) implements Descriptor {

    public PromptDescriptor {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Feature feature() {
        return Feature.PROMPT;
    }

    /**
     * An argument of a prompt. Its value is a text.
     *
     * @param name its name
     * @param display what it says to people
     * @param required whether it must be given
     */
    public record Argument(String name, Display display, boolean required) {
    }
}
