package io.portcullis.engine;

import java.util.List;
import java.util.Optional;

import io.portcullis.protocol.Message;
import io.portcullis.protocol.Message.Kind;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Unsupported;
import io.portcullis.refusal.RefusedException;

/** Decides which revision a message speaks. The body decides, the headers are only compared with it (E-04, E-09). */
final class Eras {

    private Eras() {
    }

    /**
     * The revision of a request or notification that may go on.
     *
     * @param served the revisions that are served, as they are told
     */
    static Revision revisionOf(Message message, Meta meta, MirroredHeaders headers, List<String> served) {
        if (message.kind() == Kind.BATCH) {
            throw malformed(Fault.REQUEST, "Batches are not served"); // E-10
        }
        if (message.kind() == Kind.RESPONSE) {
            throw malformed(Fault.REQUEST, "Nothing was asked, so there is nothing to answer"); // E-11
        }
        return meta.modern() ? modern(message, meta, headers, served) : handshake(message, headers, served);
    }

    private static Revision modern(Message message, Meta meta, MirroredHeaders headers, List<String> served) {
        if (meta.version() == null) {
            throw malformed(Fault.META, "params._meta[\"" + Meta.VERSION + "\"] must be a string");
        }
        if (message.kind() == Kind.NOTIFICATION) {
            return Revision.V2026_07_28; // accepted and dropped, whatever it says (HM-11)
        }
        headers.requireVersion(meta.version());
        Revision revision = Revision.of(meta.version()).filter(Revision::isModern)
                .orElseThrow(() -> new RefusedException(new Unsupported(meta.version(), served)));
        if (meta.capabilities() == null) {
            throw malformed(Fault.META, "params._meta[\"" + Meta.CAPABILITIES + "\"] must be an object"); // D-04
        }
        headers.requireMethod(message.method());
        return revision;
    }

    private static Revision handshake(Message message, MirroredHeaders headers, List<String> served) {
        boolean request = message.kind() == Kind.REQUEST;
        boolean initialize = request && "initialize".equals(message.method());
        if (request && headers.version().stream().anyMatch(Eras::isModern)) {
            throw initialize // E-06, E-05
                    ? malformed(Fault.HEADER, "MCP-Protocol-Version names a revision that has no initialize")
                    : malformed(Fault.META, "params._meta[\"" + Meta.VERSION + "\"] is missing");
        }
        if (initialize) {
            return negotiated(message, served);
        }
        if (headers.version().isEmpty()) {
            return Revision.V2025_03_26; // E-07, E-08
        }
        return Optional.ofNullable(headers.singleVersion()).filter(served::contains).flatMap(Revision::of)
                .orElseThrow(() -> malformed(Fault.LEGACY_VERSION, "MCP-Protocol-Version is not supported")); // HL-06
    }

    /** I-02: what was asked for where it is served, else the newest with a handshake; never a modern one (E-15). */
    private static Revision negotiated(Message message, List<String> served) {
        return message.params().text("protocolVersion").filter(served::contains).flatMap(Revision::of)
                .filter(revision -> !revision.isModern())
                .orElse(Revision.newestHandshake());
    }

    private static boolean isModern(String version) {
        return Revision.of(version.strip()).filter(Revision::isModern).isPresent();
    }

    private static RefusedException malformed(Fault fault, String detail) {
        return new RefusedException(new Malformed(fault, detail));
    }
}
