package io.portcullis.api;

import java.util.Objects;

/**
 * The content of a resource, or of a part of it. Exactly one of {@code text} and {@code blob} is given. See the MCP
 * specification, {@code ResourceContents}.
 *
 * @param uri the address of the resource; null for the one that was asked for
 * @param mimeType its type; null for the one the entry declares
 * @param text its text, or null
 * @param blob its bytes in Base64, or null
 */
public record ResourceContents(String uri, String mimeType, String text, String blob) {

    public ResourceContents {
        if ((text == null) == (blob == null)) {
            throw new IllegalArgumentException("the content of a resource is either text or blob");
        }
    }

    /** A text, at the address that was asked for. */
    public static ResourceContents ofText(String text) {
        return new ResourceContents(null, null, Objects.requireNonNull(text, "text"), null);
    }

    /** Bytes in Base64, at the address that was asked for. */
    public static ResourceContents ofBlob(String blob) {
        return new ResourceContents(null, null, null, Objects.requireNonNull(blob, "blob"));
    }

    /** The same content, under this address. */
    public ResourceContents at(String address) {
        return new ResourceContents(address, mimeType, text, blob);
    }

    /** The same content, of this type. */
    public ResourceContents typed(String type) {
        return new ResourceContents(uri, type, text, blob);
    }
}
