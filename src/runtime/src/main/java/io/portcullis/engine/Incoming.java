package io.portcullis.engine;

import java.util.List;

import io.portcullis.api.Caller;
import io.portcullis.protocol.MirroredHeaders;

/**
 * What came in, from an authenticated caller or one that is served without a credential.
 *
 * @param body the bytes, within the size limit, otherwise unchecked
 * @param headers the headers that mirror the body
 * @param sessions the ids of sessions it names; at most one is right
 * @param sender who sent it
 * @param outlet where messages go that come before the answer
 */
public record Incoming(byte[] body, MirroredHeaders headers, List<String> sessions, Sender sender, Outlet outlet) {

    /** The same, with another outlet. */
    Incoming through(Outlet other) {
        return other == outlet ? this : new Incoming(body, headers, sessions, sender, other);
    }

    /**
     * Who sent a message.
     *
     * @param caller who
     * @param address the network address it came from
     */
    public record Sender(Caller caller, String address) {
    }
}
