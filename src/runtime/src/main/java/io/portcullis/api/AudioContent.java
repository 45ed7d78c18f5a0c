package io.portcullis.api;

import java.util.Objects;

/**
 * A sound.
 *
 * @param data the bytes, Base64
 * @param mimeType such as {@code audio/wav}
 * @param extras what is said besides
 */
public record AudioContent(String data, String mimeType, Extras extras) implements Content {

    public AudioContent {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(extras, "extras");
    }

    public AudioContent(String data, String mimeType) {
        this(data, mimeType, Extras.NONE);
    }
}
