package io.portcullis.engine;

import java.util.List;

import io.portcullis.limit.Quota;

/**
 * Where messages go that come before the answer. The first one makes the response a stream, so nothing is sent before every
 * decision is made that could change the status. Safe for use by many threads.
 */
public interface Outlet {

    /** Takes how the limits of the call stand, before anything is sent. */
    default void quotas(List<Quota> quotas) {
    }

    /** Whether the client takes a stream at all. */
    boolean canStream();

    /** Sends a message. False when the client cannot take it or is gone; the message is dropped then. */
    boolean send(byte[] message);

    /**
     * The response is to stay open with no call running. False when too many do already; to be asked before the first message.
     */
    default boolean stay() {
        return true;
    }

    /** Runs an action when the client goes away before the answer, on whatever thread; at once if it is gone already. */
    void onGone(Runnable action);
}
