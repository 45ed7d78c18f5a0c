package io.portcullis.protocol;

/**
 * A tool as clients are told about it.
 *
 * @param name the unique name
 * @param title a name for people, or empty
 * @param description what it does, or empty
 * @param inputSchema JSON Schema of the arguments, an object
 * @param outputSchema JSON Schema of the structured result, or empty
 * @param hints what the author says about effects
 */
public record ToolDescriptor(String name, String title, String description, String inputSchema, String outputSchema,
        Hints hints) {

    /** What the author says about effects (T-15). Never decides access. */
    public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {
    }
}
