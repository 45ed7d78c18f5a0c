package io.portcullis.protocol;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import io.portcullis.api.CompletionResponse;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.ResourceContents;
import io.portcullis.protocol.Result.Called;
import io.portcullis.protocol.Result.Completed;
import io.portcullis.protocol.Result.Prompted;
import io.portcullis.protocol.Result.Read;

/** Writes the members of results that all revisions share. */
final class ResultWriter {

    private static final SerializableString IS_ERROR = new SerializedString("isError");

    private final Revision revision;
    private final ContentWriter contents;

    ResultWriter(Revision revision) {
        this.revision = revision;
        this.contents = new ContentWriter(revision);
    }

    void write(JsonGenerator out, Result result) throws IOException {
        if (result instanceof Called called) {
            called(out, called.result());
        } else if (result instanceof Prompted prompted) {
            prompted(out, prompted.response());
        } else if (result instanceof Read read) {
            read(out, read);
        } else if (result instanceof Completed completed) {
            completed(out, completed.response());
        }
    }

    private void called(JsonGenerator out, CallResult result) throws IOException {
        contents.blocks(out, result.content());
        if (sendsStructured(result)) {
            out.writeFieldName("structuredContent");
            out.writeRawValue(result.structured());
        }
        out.writeFieldName(IS_ERROR);
        out.writeBoolean(result.isError());
    }

    /** With a handshake: objects only, and not before 2025-06-18; the text block carries the rest (T-08). */
    private boolean sendsStructured(CallResult result) {
        return result.structured() != null && (revision.isModern()
                || result.structured().startsWith("{") && revision.isAtLeast(Revision.V2025_06_18));
    }

    private void prompted(JsonGenerator out, PromptResponse response) throws IOException {
        Replies.optional(out, "description", response.description());
        out.writeArrayFieldStart("messages");
        for (PromptMessage message : response.messages()) {
            message(out, message);
        }
        out.writeEndArray();
    }

    void message(JsonGenerator out, PromptMessage message) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
        out.writeFieldName("content");
        contents.block(out, message.content());
        out.writeEndObject();
    }

    private static void read(JsonGenerator out, Read read) throws IOException {
        out.writeArrayFieldStart("contents");
        for (ResourceContents each : read.contents()) {
            ContentWriter.contents(out, each);
        }
        out.writeEndArray();
    }

    private static void completed(JsonGenerator out, CompletionResponse response) throws IOException {
        out.writeObjectFieldStart("completion");
        out.writeArrayFieldStart("values");
        for (String value : response.values()) {
            out.writeString(value);
        }
        out.writeEndArray();
        if (response.total() != null) {
            out.writeNumberField("total", response.total());
        }
        out.writeBooleanField("hasMore", response.hasMore());
        out.writeEndObject();
    }
}
