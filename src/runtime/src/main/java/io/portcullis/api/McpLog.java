package io.portcullis.api;

/**
 * Sends log messages to the client that called. A parameter of this type is injected and never part of the schema.
 * <p>
 * A message is sent only if this client asked for its level; else it is dropped. Never put credentials, personal data or
 * internals into it: it leaves the server. The protocol deprecates log messages; the server's own log is the better place.
 */
public interface McpLog {

    /** Whether a message of this level would be sent. */
    boolean isEnabled(LogLevel level);

    /** Sends a message. {@code data} is a text, or a value that can be written as JSON. */
    void log(LogLevel level, Object data);

    /** Sends a message of level {@link LogLevel#DEBUG}. */
    default void debug(String message) {
        log(LogLevel.DEBUG, message);
    }

    /** Sends a message of level {@link LogLevel#INFO}. */
    default void info(String message) {
        log(LogLevel.INFO, message);
    }

    /** Sends a message of level {@link LogLevel#WARNING}. */
    default void warning(String message) {
        log(LogLevel.WARNING, message);
    }

    /** Sends a message of level {@link LogLevel#ERROR}. */
    default void error(String message) {
        log(LogLevel.ERROR, message);
    }
}
