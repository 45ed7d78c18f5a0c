package io.portcullis.conformance;

import io.portcullis.api.ImageContent;

/** The smallest picture and the smallest sound. */
final class Samples {

    /** One pixel, in Base64. */
    static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mOQ96sEAAF2AOeIcoD6AAAAAElFTkSuQmCC";

    /** Two samples of silence, in Base64. */
    static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQIAAACAgA==";

    private Samples() {
    }

    /** The pixel as content. */
    static ImageContent pixel() {
        return new ImageContent(PNG, "image/png");
    }
}
