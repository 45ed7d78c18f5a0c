package io.portcullis.deployment.schema;

/** A schema that a tool cannot offer. The message is for the author of the tool: it says what is wrong with it. */
public final class UnusableSchemaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableSchemaException(String message) {
        super(message);
    }
}
