package io.portcullis.api;

import java.util.Objects;

/**
 * The content of a resource, carried along. Exactly one of {@code text} and {@code blob} is given.
 *
 * @param uri the address of the resource
 * @param mimeType its type, or null if unknown
 * @param text its text, or null
 * @param blob its bytes in Base64, or null
 */
public record EmbeddedResource(String uri, String mimeType, String text, String blob) implements Content {

    public EmbeddedResource {
        Objects.requireNonNull(uri, "uri");
        if ((text == null) == (blob == null)) {
            throw new IllegalArgumentException("an embedded resource has either text or blob");
        }
    }

    /** An embedded text. */
    public static EmbeddedResource ofText(String uri, String mimeType, String text) {
        return new EmbeddedResource(uri, mimeType, text, null);
    }

    /** Embedded bytes, in Base64. */
    public static EmbeddedResource ofBlob(String uri, String mimeType, String blob) {
        return new EmbeddedResource(uri, mimeType, null, blob);
    }
}
