package io.portcullis.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import io.portcullis.api.Annotations;
import io.portcullis.api.AudioContent;
import io.portcullis.api.Content;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Extras;
import io.portcullis.api.ImageContent;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.Role;
import io.portcullis.api.TextContent;

/** Writes blocks of content (T-10, P-03) and contents of resources. */
final class ContentWriter {

    /** The words of nearly every result. */
    private static final SerializableString CONTENT = new SerializedString("content");
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString TEXT = new SerializedString("text");

    private final Revision revision;

    ContentWriter(Revision revision) {
        this.revision = revision;
    }

    /** The member {@code content}: a list of blocks. */
    void blocks(JsonGenerator out, List<Content> contents) throws IOException {
        out.writeFieldName(CONTENT);
        out.writeStartArray();
        for (Content content : contents) {
            block(out, content);
        }
        out.writeEndArray();
    }

    /** One block. */
    void block(JsonGenerator out, Content content) throws IOException {
        out.writeStartObject();
        if (content instanceof TextContent text) {
            text(out, text.text());
        } else if (content instanceof ImageContent image) {
            binary(out, "image", image.data(), image.mimeType());
        } else if (content instanceof AudioContent audio && !revision.isAtLeast(Revision.V2025_03_26)) {
            text(out, "[" + audio.mimeType() + "]"); // the block is younger than the revision
        } else if (content instanceof AudioContent audio) {
            binary(out, "audio", audio.data(), audio.mimeType());
        } else if (content instanceof ResourceLink link) {
            link(out, link);
        } else if (content instanceof EmbeddedResource resource) {
            out.writeStringField("type", "resource");
            out.writeFieldName("resource");
            contents(out, resource.contents());
        }
        extras(out, content.extras());
        out.writeEndObject();
    }

    /** The content of a resource. */
    static void contents(JsonGenerator out, ResourceContents contents) throws IOException {
        out.writeStartObject();
        out.writeStringField("uri", contents.uri());
        optional(out, "mimeType", contents.mimeType());
        optional(out, "text", contents.text());
        optional(out, "blob", contents.blob());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String text) throws IOException {
        out.writeFieldName(TYPE);
        out.writeString(TEXT);
        out.writeFieldName(TEXT);
        out.writeString(text);
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

    private void extras(JsonGenerator out, Extras extras) throws IOException {
        if (extras.annotations() != null) {
            annotations(out, extras.annotations());
        }
        if (!extras.meta().isEmpty() && revision.isAtLeast(Revision.V2025_06_18)) {
            out.writeObjectFieldStart("_meta");
            Values.members(out, extras.meta());
            out.writeEndObject();
        }
    }

    private void annotations(JsonGenerator out, Annotations annotations) throws IOException {
        out.writeObjectFieldStart("annotations");
        if (!annotations.audience().isEmpty()) {
            out.writeArrayFieldStart("audience");
            for (Role role : Role.values()) {
                if (annotations.audience().contains(role)) {
                    out.writeString(role.name().toLowerCase(Locale.ROOT));
                }
            }
            out.writeEndArray();
        }
        if (annotations.priority() != null) {
            out.writeNumberField("priority", annotations.priority());
        }
        if (annotations.lastModified() != null && revision.isAtLeast(Revision.V2025_06_18)) {
            out.writeStringField("lastModified", annotations.lastModified().toString());
        }
        out.writeEndObject();
    }

    private static void optional(JsonGenerator out, String name, String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }
}
