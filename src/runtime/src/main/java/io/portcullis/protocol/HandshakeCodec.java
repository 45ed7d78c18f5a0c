package io.portcullis.protocol;

import java.util.List;

/** Writes the revisions with a handshake: 2025-03-26, 2025-06-18, 2025-11-25. Knows none of the modern members (I-08). */
final class HandshakeCodec implements Codec {

    private final Revision revision;
    private final ServerIdentity server;
    private final ContentWriter contents;
    private final ToolWriter tools;

    HandshakeCodec(Revision revision, ServerIdentity server) {
        this.revision = revision;
        this.server = server;
        this.contents = new ContentWriter(revision);
        this.tools = new ToolWriter(revision);
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public byte[] tool(ToolDescriptor tool) {
        return Json.bytes(out -> tools.write(out, tool));
    }

    @Override
    public byte[] tools(RequestId id, List<byte[]> elements) {
        return Replies.result(id, out -> Replies.tools(out, elements));
    }

    @Override
    public byte[] called(RequestId id, CallResult result) {
        return Replies.result(id, out -> {
            contents.write(out, result);
            if (sendsStructured(result)) {
                Replies.structured(out, result);
            }
            out.writeBooleanField("isError", result.isError());
        });
    }

    @Override
    public byte[] introduction(RequestId id, boolean hasTools) {
        return Replies.result(id, out -> {
            out.writeStringField("protocolVersion", revision.text());
            Replies.capabilities(out, hasTools);
            Replies.identity(out, "serverInfo", server, revision.isAtLeast(Revision.V2025_06_18));
            Replies.optional(out, "instructions", server.instructions());
        });
    }

    @Override
    public byte[] empty(RequestId id) {
        return Replies.result(id, out -> {
        });
    }

    /** Objects only, and not before 2025-06-18; the text block carries the rest (T-08). */
    private boolean sendsStructured(CallResult result) {
        return result.structured() != null && result.structured().startsWith("{") && revision.isAtLeast(Revision.V2025_06_18);
    }
}
