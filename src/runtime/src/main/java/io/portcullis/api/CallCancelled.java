package io.portcullis.api;

/** The call was cancelled by the client; nobody waits for its answer. */
public final class CallCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CallCancelled() {
        super("cancelled", null, false, false);
    }
}
