package io.portcullis.protocol;

import java.util.List;

import io.portcullis.api.Feature;
import io.portcullis.api.Tool.TaskSupport;

/**
 * A tool as clients are told about it.
 *
 * @param id the unique name
 * @param display what it says to people
 * @param inputSchema JSON Schema of the arguments, an object
 * @param outputSchema JSON Schema of the structured result, or empty
 * @param hints what the author says about effects
 * @param headers the arguments that clients mirror in headers
 * @param task whether calls run as tasks
 * @param ownSchema whether the author wrote the input schema, so that arguments are checked against it
 */
public record ToolDescriptor(String id, Display display, String inputSchema, String outputSchema, Hints hints,
        List<HeaderParameter> headers, TaskSupport task, boolean ownSchema) implements Descriptor {

    public ToolDescriptor {
        headers = List.copyOf(headers);
    }

    /** A tool without anything unusual. */
    public ToolDescriptor(String id, Display display, String inputSchema, String outputSchema, Hints hints) {
        this(id, display, inputSchema, outputSchema, hints, List.of(), TaskSupport.NONE);
    }

    /** A tool whose input schema was made of its parameters. */
    public ToolDescriptor(String id, Display display, String inputSchema, String outputSchema, Hints hints,
            List<HeaderParameter> headers, TaskSupport task) {
        this(id, display, inputSchema, outputSchema, hints, headers, task, false);
    }

    @Override
    public Feature feature() {
        return Feature.TOOL;
    }

    /** What the author says about effects (T-15). Never decides access. */
    public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {
    }

    /**
     * An argument that clients mirror in a header.
     *
     * @param header the end of the name of the header, after {@code Mcp-Param-}
     * @param path the names that lead from the arguments to the value
     */
    public record HeaderParameter(String header, List<String> path) {

        public HeaderParameter {
            path = List.copyOf(path);
        }
    }
}
