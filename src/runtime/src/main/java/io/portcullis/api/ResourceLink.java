package io.portcullis.api;

import java.util.Objects;

/**
 * A pointer to a resource the client may read. Clients of revision 2025-03-26 get its address as text.
 *
 * @param uri where the resource is
 * @param name its name
 * @param mimeType its type, or null if unknown
 * @param extras what is said besides
 */
public record ResourceLink(String uri, String name, String mimeType, Extras extras) implements Content {

    public ResourceLink {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(extras, "extras");
    }

    public ResourceLink(String uri, String name, String mimeType) {
        this(uri, name, mimeType, Extras.NONE);
    }
}
