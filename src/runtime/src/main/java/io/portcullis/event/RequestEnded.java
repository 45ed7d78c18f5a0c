package io.portcullis.event;

import java.util.Optional;

import io.portcullis.api.Caller;

/**
 * A request to this server ended without a message of a known caller in it. There may be very many of them.
 *
 * @param correlationId links audit and log
 * @param address the network address of the client
 * @param caller who sent it, when that was known by then
 * @param what what it was for
 * @param outcome how it ended
 * @param reason why it was refused, a word from the closed list of the refusals
 */
public record RequestEnded(String correlationId, String address, Optional<Caller> caller, What what, Outcome outcome,
        Optional<String> reason) {

    /** What a request is for. */
    public enum What {
        /** To bring a message, as far as that is known. */
        MESSAGE,
        /** A browser asks whether it may send one. */
        PREFLIGHT,
        /** To learn where to get a token (RFC 9728). */
        METADATA,
        /** To open a stream of a session. */
        STREAM,
        /** To end a session. */
        SESSION_END,
        /** Turned away unread, because there is too much to do. */
        TURNED_AWAY
    }
}
