package io.portcullis.api;

/**
 * Ends a call with a JSON-RPC error instead of a result. For what the client as a program should know; what the model should
 * know about a tool is a {@link ToolFailure}. The text goes to the client as it is.
 */
public final class McpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int RESERVED_FROM = -32768;
    private static final int RESERVED_TO = -32000;

    private final int code;

    /**
     * An error with a code of the application's own.
     *
     * @param code outside the range that JSON-RPC reserves, -32768 to -32000 (J-05)
     */
    public McpException(int code, String message) {
        super(message);
        if (code >= RESERVED_FROM && code <= RESERVED_TO) {
            throw new IllegalArgumentException("codes from -32768 to -32000 are reserved");
        }
        this.code = code;
    }

    /** The code. */
    public int code() {
        return code;
    }
}
