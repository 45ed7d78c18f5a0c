package io.portcullis.fake;

import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ResourceDescriptor;

/** A resource made by hand. */
public final class FakeResource extends FakeEntry<FakeResource> {

    private final String uri;
    private String mimeType = "";

    public FakeResource(String uri) {
        this.uri = uri;
    }

    public FakeResource mimeType(String type) {
        this.mimeType = type;
        return this;
    }

    @Override
    protected Descriptor descriptor() {
        return new ResourceDescriptor(uri, "resource", Display.NONE, mimeType, -1);
    }

    @Override
    protected FakeResource self() {
        return this;
    }
}
