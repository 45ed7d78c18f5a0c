package io.portcullis.api;

/**
 * The one exception whose message is meant for the caller: the client receives it as a tool result with {@code isError}.
 * <p>
 * The message of any other exception stays inside; the client then gets a fixed text and a correlation id.
 */
public class ToolFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong, in words the model can act on, and without anything internal
     */
    public ToolFailure(String message) {
        super(message);
    }

    /**
     * @param message what went wrong, in words the model can act on, and without anything internal
     * @param cause for the log; never sent
     */
    public ToolFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
