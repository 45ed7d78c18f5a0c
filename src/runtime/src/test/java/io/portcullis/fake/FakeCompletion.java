package io.portcullis.fake;

import io.portcullis.api.Feature;
import io.portcullis.protocol.CompletionDescriptor;
import io.portcullis.protocol.Descriptor;

/** A completion made by hand. */
public final class FakeCompletion extends FakeEntry<FakeCompletion> {

    private final CompletionDescriptor descriptor;

    /** Suggests values for an argument of a prompt. */
    public static FakeCompletion ofPrompt(String prompt, String argument) {
        return new FakeCompletion(new CompletionDescriptor(Feature.PROMPT, prompt, argument));
    }

    /** Suggests values for a variable of a template. */
    public static FakeCompletion ofTemplate(String template, String variable) {
        return new FakeCompletion(new CompletionDescriptor(Feature.RESOURCE_TEMPLATE, template, variable));
    }

    private FakeCompletion(CompletionDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    protected Descriptor descriptor() {
        return descriptor;
    }

    @Override
    protected FakeCompletion self() {
        return this;
    }
}
