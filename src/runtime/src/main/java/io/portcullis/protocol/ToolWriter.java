package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.protocol.ToolDescriptor.Hints;

/** Writes a tool as an element of the list. */
final class ToolWriter {

    private static final String OBJECT_ROOT = "{\"type\":\"object\"";

    private final Revision revision;

    ToolWriter(Revision revision) {
        this.revision = revision;
    }

    void write(JsonGenerator out, ToolDescriptor tool) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", tool.name());
        if (!tool.title().isEmpty() && revision.isAtLeast(Revision.V2025_06_18)) {
            out.writeStringField("title", tool.title());
        }
        if (!tool.description().isEmpty()) {
            out.writeStringField("description", tool.description());
        }
        out.writeFieldName("inputSchema");
        out.writeRawValue(tool.inputSchema());
        if (sendsOutputSchema(tool)) {
            out.writeFieldName("outputSchema");
            out.writeRawValue(tool.outputSchema());
        }
        hints(out, tool);
        out.writeEndObject();
    }

    /** Handshake revisions know output schemas of objects only, the oldest knows none (T-06). */
    private boolean sendsOutputSchema(ToolDescriptor tool) {
        return !tool.outputSchema().isEmpty() && (revision.isModern()
                || revision.isAtLeast(Revision.V2025_06_18) && tool.outputSchema().startsWith(OBJECT_ROOT));
    }

    private static void hints(JsonGenerator out, ToolDescriptor tool) throws IOException {
        Hints hints = tool.hints();
        out.writeObjectFieldStart("annotations");
        if (!tool.title().isEmpty()) {
            out.writeStringField("title", tool.title());
        }
        out.writeBooleanField("readOnlyHint", hints.readOnly());
        if (!hints.readOnly()) {
            out.writeBooleanField("destructiveHint", hints.destructive());
            out.writeBooleanField("idempotentHint", hints.idempotent());
        }
        out.writeBooleanField("openWorldHint", hints.openWorld());
        out.writeEndObject();
    }
}
