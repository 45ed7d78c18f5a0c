package io.portcullis.overload;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.overload.Shares.Share;

/**
 * The place one request holds: among the requests in flight, or among the open streams. Given back once, however often and from
 * wherever its end is told. Safe for use by many threads.
 */
public final class Ticket {

    private final Places requests;
    private final Places streams;
    private final Shares shares;
    private List<Share> sharers = new ArrayList<>();
    private Places held;

    private Ticket(Places requests, Places streams, Shares shares) {
        this.requests = requests;
        this.streams = streams;
        this.shares = shares;
        this.held = requests;
    }

    /** A ticket for a request whose place was taken. */
    static Ticket holding(Places requests, Places streams, Shares shares) {
        return new Ticket(requests, streams, shares);
    }

    /** Counts the place among those that the address of that network holds; false when it holds as many as it may. */
    boolean ofAddress(String network) {
        return share(new Share(false, network));
    }

    /** Counts the place among those that a caller holds, by the key of the caller; false when it holds as many as it may. */
    public boolean ofCaller(String key) {
        return share(new Share(true, key));
    }

    private synchronized boolean share(Share sharer) {
        if (held != requests) {
            return true;
        }
        return shares.take(sharer) && sharers.add(sharer);
    }

    private void giveBack(List<Share> shared) {
        shared.forEach(shares::giveBack);
    }

    /**
     * The request is answered by a stream that stays open, and is in flight no longer. False when there are too many such
     * streams; it keeps its place then. True when the request is over already: nothing of it will stay.
     */
    public boolean stay() {
        List<Share> shared;
        synchronized (this) {
            if (held != requests) {
                return true;
            }
            if (!streams.take()) {
                return false;
            }
            held = streams;
            shared = shareOut();
        }
        requests.giveBack();
        giveBack(shared);
        return true;
    }

    /**
     * The place belongs to something that goes on when the request is answered, from now on; whoever gets this tells its end.
     */
    public synchronized Ticket handOver() {
        Ticket heir = new Ticket(requests, streams, shares);
        heir.held = held;
        heir.sharers = shareOut();
        held = null;
        return heir;
    }

    /** The request is over. */
    public void end() {
        Places last;
        List<Share> shared;
        synchronized (this) {
            last = held;
            held = null;
            shared = shareOut();
        }
        giveBack(shared);
        if (last != null) {
            last.giveBack();
        }
    }

    private List<Share> shareOut() {
        List<Share> shared = sharers;
        sharers = List.of(); // nothing is shared from here on
        return shared;
    }
}
