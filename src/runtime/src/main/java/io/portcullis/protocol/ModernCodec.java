package io.portcullis.protocol;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.protocol.Json.Writing;

/** Writes revision 2026-07-28: every result says its type and who the server is, lists and discovery say how long they hold. */
final class ModernCodec implements Codec {

    private static final Revision REVISION = Revision.V2026_07_28;

    private final ServerIdentity server;
    private final ContentWriter contents = new ContentWriter(REVISION);
    private final ToolWriter tools = new ToolWriter(REVISION);

    ModernCodec(ServerIdentity server) {
        this.server = server;
    }

    @Override
    public Revision revision() {
        return REVISION;
    }

    @Override
    public byte[] tool(ToolDescriptor tool) {
        return Json.bytes(out -> tools.write(out, tool));
    }

    @Override
    public byte[] tools(RequestId id, List<byte[]> elements) {
        return complete(id, out -> {
            Replies.tools(out, elements);
            uncached(out);
        });
    }

    @Override
    public byte[] called(RequestId id, CallResult result) {
        return complete(id, out -> {
            contents.write(out, result);
            if (result.structured() != null) {
                Replies.structured(out, result);
            }
            out.writeBooleanField("isError", result.isError());
        });
    }

    @Override
    public byte[] introduction(RequestId id, boolean hasTools) {
        return complete(id, out -> {
            out.writeArrayFieldStart("supportedVersions");
            for (String version : Revision.served()) {
                out.writeString(version);
            }
            out.writeEndArray();
            Replies.capabilities(out, hasTools);
            Replies.optional(out, "instructions", server.instructions());
            uncached(out);
        });
    }

    @Override
    public byte[] empty(RequestId id) {
        return complete(id, out -> {
        });
    }

    private byte[] complete(RequestId id, Writing members) {
        return Replies.result(id, out -> {
            out.writeStringField("resultType", "complete");
            members.to(out);
            out.writeObjectFieldStart("_meta");
            Replies.identity(out, "io.modelcontextprotocol/serverInfo", server, true);
            out.writeEndObject();
        });
    }

    /** The strict side: for this caller only, and not to be kept. */
    private static void uncached(JsonGenerator out) throws IOException {
        out.writeNumberField("ttlMs", 0);
        out.writeStringField("cacheScope", "private");
    }
}
