package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import io.portcullis.api.Feature;
import io.portcullis.protocol.Json.Writing;

/** The parts of an answer that all revisions share. */
final class Replies {

    /** What stands before and behind the id is the same in every answer, and so written once. */
    private static final SerializableString REQUEST = new SerializedString("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final SerializableString RESULT = new SerializedString(",\"result\":");

    private Replies() {
    }

    /** A JSON-RPC result; {@code members} writes what is inside. */
    static byte[] result(RequestId id, Writing members) {
        return Json.bytes(out -> {
            out.writeRaw(REQUEST);
            out.writeRaw(id.json());
            out.writeRaw(RESULT);
            out.writeStartObject();
            members.to(out);
            out.writeEndObject();
            out.writeRaw('}');
        });
    }

    /** The member with the elements of a list, written before, and the way to the next page. */
    static void list(JsonGenerator out, ListPage page) throws IOException {
        out.writeFieldName(switch (page.feature()) {
            case TOOL -> "tools";
            case PROMPT -> "prompts";
            case RESOURCE -> "resources";
            case RESOURCE_TEMPLATE -> "resourceTemplates";
            case COMPLETION -> throw new IllegalArgumentException("completions are never listed");
        });
        page.elements().writeTo(out);
        optional(out, "nextCursor", page.nextCursor());
    }

    static void capabilities(JsonGenerator out, Offer offer, Revision revision) throws IOException {
        out.writeObjectFieldStart("capabilities");
        if (offer.features().contains(Feature.TOOL)) {
            capability(out, "tools", offer, false);
        }
        if (offer.features().contains(Feature.PROMPT)) {
            capability(out, "prompts", offer, false);
        }
        if (offer.hasResources()) {
            capability(out, "resources", offer, offer.events());
        }
        if (offer.features().contains(Feature.COMPLETION) && revision.isAtLeast(Revision.V2025_03_26)) {
            empty(out, "completions");
        }
        if (offer.log()) {
            empty(out, "logging");
        }
        if (offer.tasks() && revision.isModern()) { // K-01, K-22
            out.writeObjectFieldStart("extensions");
            empty(out, "io.modelcontextprotocol/tasks");
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void capability(JsonGenerator out, String name, Offer offer, boolean subscribe) throws IOException {
        out.writeObjectFieldStart(name);
        if (offer.events()) {
            out.writeBooleanField("listChanged", true);
        }
        if (subscribe) {
            out.writeBooleanField("subscribe", true);
        }
        out.writeEndObject();
    }

    private static void empty(JsonGenerator out, String name) throws IOException {
        out.writeObjectFieldStart(name);
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
