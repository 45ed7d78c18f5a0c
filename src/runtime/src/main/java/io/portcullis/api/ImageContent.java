package io.portcullis.api;

import java.util.Objects;

/**
 * An image.
 *
 * @param data the bytes, Base64
 * @param mimeType such as {@code image/png}
 * @param extras what is said besides
 */
public record ImageContent(String data, String mimeType, Extras extras) implements Content {

    public ImageContent {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(extras, "extras");
    }

    public ImageContent(String data, String mimeType) {
        this(data, mimeType, Extras.NONE);
    }
}
