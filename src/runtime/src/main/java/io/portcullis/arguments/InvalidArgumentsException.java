package io.portcullis.arguments;

/**
 * The arguments do not fit. The message is for the caller: it names the argument and what was expected, and never holds a
 * value.
 */
public final class InvalidArgumentsException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidArgumentsException(String message) {
        super(message, null, false, false);
    }
}
