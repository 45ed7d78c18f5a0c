package io.portcullis.engine;

import java.util.List;
import java.util.Optional;

import io.portcullis.engine.Peers.Mode;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.Message.Kind;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.refusal.Refusal.Unsupported;
import io.portcullis.refusal.RefusedException;

/** Finds the session a message of a revision with a handshake belongs to, or says why it cannot be served. */
final class Clients {

    private final Peers peers;
    private final List<String> served;

    /** @param served the revisions that are served, as clients are told */
    Clients(Peers peers, List<String> served) {
        this.peers = peers;
        this.served = served;
    }

    /** The session; empty for the handshake itself and where each request stands for itself. */
    Optional<Peer> peerOf(Incoming incoming, Message message) {
        boolean initialize = message.kind() == Kind.REQUEST && "initialize".equals(message.method());
        switch (peers.mode()) {
            case OFF -> throw off(message, initialize);
            case STATELESS -> {
                return Optional.empty();
            }
            default -> {
                return initialize ? Optional.empty() : Optional.of(session(incoming));
            }
        }
    }

    /** The session a message names; refused when it names none (HL-03), or one that is not the caller's (HL-04). */
    Peer session(Incoming incoming) {
        List<String> ids = incoming.sessions();
        if (ids.size() != 1) {
            throw malformed(Fault.SESSION, "Mcp-Session-Id is missing or repeated");
        }
        Peer peer = peers.find(ids.get(0), incoming.sender().caller())
                .orElseThrow(() -> new RefusedException(new NoSession()));
        List<String> version = incoming.headers().version();
        if (!version.isEmpty() && !peer.revision().text().equals(incoming.headers().singleVersion())) { // HL-06
            throw malformed(Fault.LEGACY_VERSION, "MCP-Protocol-Version is not the one of this session");
        }
        return peer;
    }

    /** Whether a batch may be answered: only in a session whose revision has them (E-10). */
    boolean mayBatch(Incoming incoming) {
        return hasSessions() && !incoming.sessions().isEmpty() && session(incoming).revision() == Revision.V2025_03_26;
    }

    /** Whether there are sessions at all. */
    boolean hasSessions() {
        return peers.mode() == Mode.STATEFUL;
    }

    /** E-13: who asks for a handshake is told what is served instead. */
    private RefusedException off(Message message, boolean initialize) {
        if (!initialize) {
            return malformed(Fault.REQUEST, "Revisions with a handshake are not served");
        }
        String asked = message.params().text("protocolVersion").orElse("");
        return new RefusedException(new Unsupported(asked, served));
    }

    private static RefusedException malformed(Fault fault, String detail) {
        return new RefusedException(new Malformed(fault, detail));
    }
}
