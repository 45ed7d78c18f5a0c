package io.portcullis.protocol;

import io.portcullis.api.Feature;

/**
 * A resource as clients are told about it.
 *
 * @param id its address
 * @param name a name for programs
 * @param display what it says to people
 * @param mimeType its type, or empty
 * @param size how many bytes it has; negative if unknown
 */
public record ResourceDescriptor(String id, String name, Display display, String mimeType, long size) implements Descriptor {

    @Override
    public Feature feature() {
        return Feature.RESOURCE;
    }
}
