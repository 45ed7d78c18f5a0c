package io.portcullis.protocol;

import io.portcullis.api.Feature;

/**
 * A resource template as clients are told about it.
 *
 * @param id the template of RFC 6570
 * @param name a name for programs
 * @param display what it says to people
 * @param mimeType the type all matches have in common, or empty
 * @param allowTraversal whether values may hold path separators and segments of dots; not told to clients
 */
public record TemplateDescriptor(String id, String name, Display display, String mimeType, boolean allowTraversal)
        implements
            Descriptor {

    @Override
    public Feature feature() {
        return Feature.RESOURCE_TEMPLATE;
    }
}
