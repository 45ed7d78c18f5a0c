package io.portcullis.api;

import java.util.Objects;

/**
 * A sound.
 *
 * @param data the bytes, Base64
 * @param mimeType such as {@code audio/wav}
 */
public record AudioContent(String data, String mimeType) implements Content {

    public AudioContent {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(mimeType, "mimeType");
    }
}
