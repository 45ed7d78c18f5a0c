package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.api.AudioContent;
import io.portcullis.api.Content;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.ImageContent;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.TextContent;

/** Writes blocks of content (T-10). */
final class ContentWriter {

    private final Revision revision;

    ContentWriter(Revision revision) {
        this.revision = revision;
    }

    void write(JsonGenerator out, CallResult result) throws IOException {
        out.writeArrayFieldStart("content");
        for (Content content : result.content()) {
            out.writeStartObject();
            block(out, content);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void block(JsonGenerator out, Content content) throws IOException {
        if (content instanceof TextContent text) {
            text(out, text.text());
        } else if (content instanceof ImageContent image) {
            binary(out, "image", image.data(), image.mimeType());
        } else if (content instanceof AudioContent audio) {
            binary(out, "audio", audio.data(), audio.mimeType());
        } else if (content instanceof ResourceLink link) {
            link(out, link);
        } else if (content instanceof EmbeddedResource resource) {
            resource(out, resource);
        }
    }

    private static void text(JsonGenerator out, String text) throws IOException {
        out.writeStringField("type", "text");
        out.writeStringField("text", WellFormed.of(text));
    }

    private static void binary(JsonGenerator out, String type, String data, String mimeType) throws IOException {
        out.writeStringField("type", type);
        out.writeStringField("data", data);
        out.writeStringField("mimeType", mimeType);
    }

    private void link(JsonGenerator out, ResourceLink link) throws IOException {
        if (!revision.isAtLeast(Revision.V2025_06_18)) { // the block is younger than the revision
            text(out, link.uri());
            return;
        }
        out.writeStringField("type", "resource_link");
        out.writeStringField("uri", link.uri());
        out.writeStringField("name", link.name());
        optional(out, "mimeType", link.mimeType());
    }

    private static void resource(JsonGenerator out, EmbeddedResource resource) throws IOException {
        out.writeStringField("type", "resource");
        out.writeObjectFieldStart("resource");
        out.writeStringField("uri", resource.uri());
        optional(out, "mimeType", resource.mimeType());
        optional(out, "text", resource.text() == null ? null : WellFormed.of(resource.text()));
        optional(out, "blob", resource.blob());
        out.writeEndObject();
    }

    private static void optional(JsonGenerator out, String name, String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }
}
