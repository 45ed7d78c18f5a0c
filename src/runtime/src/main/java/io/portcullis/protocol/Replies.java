package io.portcullis.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.protocol.Json.Writing;

/** The parts of an answer that all revisions share. */
final class Replies {

    private Replies() {
    }

    /** A JSON-RPC result; {@code members} writes what is inside. */
    static byte[] result(RequestId id, Writing members) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("jsonrpc", "2.0");
            id.writeTo(out);
            out.writeObjectFieldStart("result");
            members.to(out);
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    /** The member {@code tools}, from elements written before. */
    static void tools(JsonGenerator out, List<byte[]> tools) throws IOException {
        out.writeArrayFieldStart("tools");
        for (byte[] tool : tools) {
            out.writeRawValue(new String(tool, StandardCharsets.UTF_8));
        }
        out.writeEndArray();
    }

    static void structured(JsonGenerator out, CallResult result) throws IOException {
        out.writeFieldName("structuredContent");
        out.writeRawValue(WellFormed.of(result.structured()));
    }

    static void capabilities(JsonGenerator out, boolean hasTools) throws IOException {
        out.writeObjectFieldStart("capabilities");
        if (hasTools) {
            out.writeObjectFieldStart("tools");
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static void identity(JsonGenerator out, String member, ServerIdentity server, boolean withTitle) throws IOException {
        out.writeObjectFieldStart(member);
        out.writeStringField("name", server.name());
        if (withTitle) {
            optional(out, "title", server.title());
        }
        out.writeStringField("version", server.version());
        out.writeEndObject();
    }

    static void optional(JsonGenerator out, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }
}
