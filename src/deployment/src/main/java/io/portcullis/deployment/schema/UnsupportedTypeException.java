package io.portcullis.deployment.schema;

/**
 * A type that is no argument or result. The message is for the author of the tool: it names the type and what to use instead.
 */
public final class UnsupportedTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnsupportedTypeException(String type, String instead) {
        super(type + " is not supported: " + instead);
    }

    UnsupportedTypeException(String type, String instead, Throwable cause) {
        super(type + " is not supported: " + instead, cause);
    }
}
