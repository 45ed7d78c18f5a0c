package io.portcullis.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.protocol.Display.IconDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** Writes entries as elements of lists, with what their revision knows. */
final class DescriptorWriter {

    private static final String OBJECT_ROOT = "{\"type\":\"object\"";

    private final Revision revision;

    DescriptorWriter(Revision revision) {
        this.revision = revision;
    }

    /** @param texts what titles and descriptions go through: those of entries that are added were reviewed by nobody */
    Elements write(List<? extends Descriptor> descriptors, Texts texts) {
        return new Elements(new String(Json.bytes(bare -> {
            JsonGenerator out = texts.besideJson(bare);
            out.writeStartArray();
            for (Descriptor descriptor : descriptors) {
                write(out, descriptor);
            }
            out.writeEndArray();
        }), StandardCharsets.UTF_8));
    }

    private void write(JsonGenerator out, Descriptor descriptor) throws IOException {
        out.writeStartObject();
        if (descriptor instanceof ToolDescriptor tool) {
            tool(out, tool);
        } else if (descriptor instanceof PromptDescriptor prompt) {
            prompt(out, prompt);
        } else if (descriptor instanceof ResourceDescriptor resource) {
            resource(out, resource);
        } else if (descriptor instanceof TemplateDescriptor template) {
            template(out, template);
        } else {
            throw new IllegalArgumentException("never listed: " + descriptor.id());
        }
        out.writeEndObject();
    }

    private void tool(JsonGenerator out, ToolDescriptor tool) throws IOException {
        out.writeStringField("name", tool.id());
        display(out, tool.display());
        out.writeFieldName("inputSchema");
        out.writeRawValue(tool.inputSchema());
        if (sendsOutputSchema(tool)) {
            out.writeFieldName("outputSchema");
            out.writeRawValue(tool.outputSchema());
        }
        if (revision.isAtLeast(Revision.V2025_03_26)) {
            hints(out, tool);
        }
    }

    private void prompt(JsonGenerator out, PromptDescriptor prompt) throws IOException {
        out.writeStringField("name", prompt.id());
        display(out, prompt.display());
        if (!prompt.arguments().isEmpty()) {
            out.writeArrayFieldStart("arguments");
            for (PromptDescriptor.Argument argument : prompt.arguments()) {
                out.writeStartObject();
                out.writeStringField("name", argument.name());
                display(out, argument.display());
                out.writeBooleanField("required", argument.required());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    private void resource(JsonGenerator out, ResourceDescriptor resource) throws IOException {
        out.writeStringField("uri", resource.id());
        out.writeStringField("name", resource.name());
        display(out, resource.display());
        Replies.optional(out, "mimeType", resource.mimeType());
        if (resource.size() >= 0) {
            out.writeNumberField("size", resource.size());
        }
    }

    private void template(JsonGenerator out, TemplateDescriptor template) throws IOException {
        out.writeStringField("uriTemplate", template.id());
        out.writeStringField("name", template.name());
        display(out, template.display());
        Replies.optional(out, "mimeType", template.mimeType());
    }

    private void display(JsonGenerator out, Display display) throws IOException {
        if (revision.isAtLeast(Revision.V2025_06_18)) {
            Replies.optional(out, "title", display.title());
        }
        Replies.optional(out, "description", display.description());
        if (!display.icons().isEmpty() && revision.isAtLeast(Revision.V2025_11_25)) {
            out.writeArrayFieldStart("icons");
            for (IconDescriptor icon : display.icons()) {
                icon(out, icon);
            }
            out.writeEndArray();
        }
        if (!display.meta().isEmpty() && revision.isAtLeast(Revision.V2025_06_18)) {
            out.writeFieldName("_meta");
            out.writeRawValue(display.meta());
        }
    }

    private static void icon(JsonGenerator out, IconDescriptor icon) throws IOException {
        out.writeStartObject();
        out.writeStringField("src", icon.src());
        Replies.optional(out, "mimeType", icon.mimeType());
        if (!icon.sizes().isEmpty()) {
            out.writeArrayFieldStart("sizes");
            for (String size : icon.sizes()) {
                out.writeString(size);
            }
            out.writeEndArray();
        }
        Replies.optional(out, "theme", icon.theme());
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
        Replies.optional(out, "title", tool.display().title());
        out.writeBooleanField("readOnlyHint", hints.readOnly());
        if (!hints.readOnly()) {
            out.writeBooleanField("destructiveHint", hints.destructive());
            out.writeBooleanField("idempotentHint", hints.idempotent());
        }
        out.writeBooleanField("openWorldHint", hints.openWorld());
        out.writeEndObject();
    }
}
