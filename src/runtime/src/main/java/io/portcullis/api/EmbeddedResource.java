package io.portcullis.api;

import java.util.Objects;

/**
 * The content of a resource, carried along.
 *
 * @param contents the content, with its address
 * @param extras what is said besides
 */
public record EmbeddedResource(ResourceContents contents, Extras extras) implements Content {

    public EmbeddedResource {
        Objects.requireNonNull(contents.uri(), "uri");
        Objects.requireNonNull(extras, "extras");
    }

    /** An embedded text. */
    public static EmbeddedResource ofText(String uri, String mimeType, String text) {
        return new EmbeddedResource(new ResourceContents(uri, mimeType, text, null), Extras.NONE);
    }

    /** Embedded bytes, in Base64. */
    public static EmbeddedResource ofBlob(String uri, String mimeType, String blob) {
        return new EmbeddedResource(new ResourceContents(uri, mimeType, null, blob), Extras.NONE);
    }
}
