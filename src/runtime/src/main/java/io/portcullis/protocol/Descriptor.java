package io.portcullis.protocol;

import io.portcullis.api.Feature;

/** An entry as clients are told about it. */
public sealed interface Descriptor
        permits ToolDescriptor, PromptDescriptor, ResourceDescriptor, TemplateDescriptor, CompletionDescriptor {

    /** What kind of entry it is. */
    Feature feature();

    /** What names it among its kind: a name, a URI or a template. */
    String id();
}
