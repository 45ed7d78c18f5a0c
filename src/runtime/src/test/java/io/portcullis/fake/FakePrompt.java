package io.portcullis.fake;

import java.util.Arrays;

import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.PromptDescriptor.Argument;

/** A prompt made by hand. */
public final class FakePrompt extends FakeEntry<FakePrompt> {

    private final String name;
    private final String[] arguments;

    /** @param arguments the names of its arguments, which must all be given */
    public FakePrompt(String name, String... arguments) {
        this.name = name;
        this.arguments = arguments;
    }

    @Override
    protected Descriptor descriptor() {
        return new PromptDescriptor(name, Display.NONE,
                Arrays.stream(arguments).map(argument -> new Argument(argument, Display.NONE, true)).toList());
    }

    @Override
    protected FakePrompt self() {
        return this;
    }
}
