package io.portcullis.fake;

import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.TemplateDescriptor;

/** A resource template made by hand. */
public final class FakeTemplate extends FakeEntry<FakeTemplate> {

    private final String template;
    private boolean allowTraversal;
    private String mimeType = "";

    public FakeTemplate(String template) {
        this.template = template;
    }

    public FakeTemplate allowingTraversal() {
        this.allowTraversal = true;
        return this;
    }

    public FakeTemplate mimeType(String type) {
        this.mimeType = type;
        return this;
    }

    @Override
    protected Descriptor descriptor() {
        return new TemplateDescriptor(template, "template", Display.NONE, mimeType, allowTraversal);
    }

    @Override
    protected FakeTemplate self() {
        return this;
    }
}
