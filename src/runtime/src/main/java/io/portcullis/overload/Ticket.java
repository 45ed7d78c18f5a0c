package io.portcullis.overload;

/**
 * The place one request holds: among the requests in flight, or among the open streams. Given back once, however often and from
 * wherever its end is told. Safe for use by many threads.
 */
public final class Ticket {

    private final Places requests;
    private final Places streams;
    private Places held;

    private Ticket(Places requests, Places streams) {
        this.requests = requests;
        this.streams = streams;
        this.held = requests;
    }

    /** A ticket for a request whose place was taken. */
    static Ticket holding(Places requests, Places streams) {
        return new Ticket(requests, streams);
    }

    /**
     * The request is answered by a stream that stays open, and is in flight no longer. False when there are too many such
     * streams; it keeps its place then. True when the request is over already: nothing of it will stay.
     */
    public boolean stay() {
        synchronized (this) {
            if (held != requests) {
                return true;
            }
            if (!streams.take()) {
                return false;
            }
            held = streams;
        }
        requests.giveBack();
        return true;
    }

    /**
     * The place belongs to something that goes on when the request is answered, from now on; whoever gets this tells its end.
     */
    public synchronized Ticket handOver() {
        Ticket heir = new Ticket(requests, streams);
        heir.held = held;
        held = null;
        return heir;
    }

    /** The request is over. */
    public void end() {
        Places last;
        synchronized (this) {
            last = held;
            held = null;
        }
        if (last != null) {
            last.giveBack();
        }
    }
}
