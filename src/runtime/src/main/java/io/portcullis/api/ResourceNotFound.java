package io.portcullis.api;

/**
 * The resource behind a URI is not there. Answers like a URI that no entry serves. Thrown by methods behind
 * {@link Resource} and {@link ResourceTemplate}.
 */
public final class ResourceNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResourceNotFound() {
        super("resource not found", null, false, false);
    }
}
