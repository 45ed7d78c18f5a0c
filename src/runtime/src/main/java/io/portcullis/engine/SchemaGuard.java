package io.portcullis.engine;

import java.util.Optional;

import io.portcullis.protocol.ToolDescriptor;

/** Compares what comes and what leaves with the schemas of a tool. */
public interface SchemaGuard {

    /** What is wrong with the arguments, given as JSON; empty when they keep the schema its author wrote, or there is none. */
    Optional<String> brokenByArguments(ToolDescriptor tool, String json);

    /** What is wrong with the structured result, given as JSON; empty when it keeps the output schema, or there is none. */
    Optional<String> brokenByResult(ToolDescriptor tool, String json);
}
