package io.portcullis.api;

import java.util.Objects;

/**
 * An image.
 *
 * @param data the bytes, Base64
 * @param mimeType such as {@code image/png}
 */
public record ImageContent(String data, String mimeType) implements Content {

    public ImageContent {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(mimeType, "mimeType");
    }
}
