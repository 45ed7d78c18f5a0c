package io.portcullis.engine;

import java.util.Optional;

import io.portcullis.api.Caller;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Revision;

/** The clients that shook hands. An id alone opens nothing: it is found only for the caller it was made for (B-11). */
public interface Peers {

    /** How clients of revisions with a handshake are served. */
    enum Mode {
        /** Not at all. */
        OFF,
        /** Each request for itself, nothing is remembered. */
        STATELESS,
        /** In sessions. */
        STATEFUL
    }

    /** How they are served. */
    Mode mode();

    /** Begins a session for this caller; throws the refusal when there are too many. */
    Peer open(Caller caller, Revision revision, ClientCapabilities capabilities);

    /** The session of that id, if it is alive and this caller's; being found keeps it alive. */
    Optional<Peer> find(String id, Caller caller);
}
