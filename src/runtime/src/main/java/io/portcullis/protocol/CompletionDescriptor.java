package io.portcullis.protocol;

import io.portcullis.api.Feature;

/**
 * What suggests values for one argument. Never listed.
 *
 * @param of the kind of entry the argument belongs to: a prompt or a resource template
 * @param target the id of that entry
 * @param argument the name of the argument
 */
public record CompletionDescriptor(Feature of, String target, String argument) implements Descriptor {

    /** The id of the completion of that argument. */
    public static String id(Feature of, String target, String argument) {
        return (of == Feature.PROMPT ? "prompt " : "template ") + target + " " + argument;
    }

    @Override
    public Feature feature() {
        return Feature.COMPLETION;
    }

    @Override
    public String id() {
        return id(of, target, argument);
    }
}
