package io.portcullis.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

import io.portcullis.protocol.RequestId;
import io.portcullis.redaction.Cause;

/**
 * The requests of one session that run, so that the client can cancel them (G2-02). Ids are the client's and mean nothing
 * beyond the session (J-02).
 * <p>
 * Memory is bounded: what has begun when there is no room, or with an id that is taken, runs to its end and cannot be
 * cancelled.
 */
final class InFlight {

    private static final Logger LOG = Logger.getLogger(InFlight.class);

    private final int max;
    private final Map<String, Slot> slots = new HashMap<>();
    private boolean over;

    InFlight(int max) {
        this.max = max;
    }

    /** Remembers how to cancel a request; cancels it at once when the session is over. */
    void began(RequestId request, Runnable cancel) {
        boolean late;
        synchronized (this) {
            late = over;
            if (!late) {
                remember(request, cancel);
            }
        }
        if (late) {
            run(cancel);
        }
    }

    private void remember(RequestId request, Runnable cancel) {
        Slot older = slots.get(request.json());
        if (older != null) {
            older.holders++;
        } else if (slots.size() < max) {
            slots.put(request.json(), new Slot(cancel));
        }
    }

    /** Forgets it; a request whose id was taken leaves the slot to the one that had it first. */
    synchronized void ended(RequestId request) {
        Slot slot = slots.get(request.json());
        if (slot != null && --slot.holders == 0) {
            slots.remove(request.json());
        }
    }

    /** Cancels the request of that id, if there is one. */
    void cancelled(String idJson) {
        Slot slot;
        synchronized (this) {
            slot = slots.remove(idJson);
        }
        if (slot != null) {
            run(slot.cancel);
        }
    }

    /** Cancels all, and everything that begins from now on. */
    void end() {
        List<Slot> all;
        synchronized (this) {
            over = true;
            all = new ArrayList<>(slots.values());
            slots.clear();
        }
        all.forEach(slot -> run(slot.cancel));
    }

    synchronized boolean isEmpty() {
        return slots.isEmpty();
    }

    /** One that cannot be cancelled keeps no other from being cancelled. */
    private static void run(Runnable cancel) {
        try {
            cancel.run();
        } catch (RuntimeException e) {
            LOG.error("A request could not be cancelled", Cause.of(e));
        }
    }

    /** How to cancel a request, and how many of its id have not ended. */
    private static final class Slot {

        private final Runnable cancel;
        private int holders = 1;

        private Slot(Runnable cancel) {
            this.cancel = cancel;
        }
    }
}
