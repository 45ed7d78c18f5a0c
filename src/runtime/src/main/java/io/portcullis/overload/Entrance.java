package io.portcullis.overload;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.limit.Network;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;

/** Where every request comes in, before anything is known of it but its address. Safe for use by many threads. */
public final class Entrance {

    /** When a place may be free again, and when another server may have taken over. */
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration NEXT_SERVER = Duration.ofSeconds(5);

    private final Floods floods;
    private final Places requests;
    private final Places streams;
    private final Shares shares;
    private volatile boolean closed;

    /**
     * @param floods counts requests by their address
     * @param requests places for requests in flight
     * @param streams places for streams that stay open
     * @param shares how many of the requests in flight may be of one address, and of one caller
     */
    public Entrance(Floods floods, Places requests, Places streams, Shares shares) {
        this.floods = floods;
        this.requests = requests;
        this.streams = streams;
        this.shares = shares;
    }

    /** Why a request from this address does not even get a ticket; empty when it may have one. */
    public Optional<Refusal> refuse(String address) {
        if (closed) {
            return Optional.of(stopping());
        }
        return floods.count(address).map(wait -> new Overloaded(What.ADDRESS, wait));
    }

    /** A place for one request; empty when there is none. Whoever gets it tells it the end. */
    public Optional<Ticket> enter() {
        return requests.take() ? Optional.of(Ticket.holding(requests, streams, shares)) : Optional.empty();
    }

    /** Why a request that has a ticket has to leave: its address has too many of the places. */
    public static Optional<Refusal> refuseShare(Ticket ticket, String address) {
        return ticket.ofAddress(Network.of(address)) ? Optional.empty() : Optional.of(new Overloaded(What.ADDRESS, SOON));
    }

    /** Why a request of a known caller has to leave: it has too many of the places. */
    public static Refusal callerHasTooMany() {
        return new Overloaded(What.CALLER, SOON);
    }

    /** What is told a request for which there is no place. */
    public static Refusal full() {
        return new Overloaded(What.SERVER, SOON);
    }

    /** What is told a request for a stream when too many are open. */
    public static Refusal tooManyStreams() {
        return new Overloaded(What.STREAMS, Duration.ofSeconds(30));
    }

    /** What is told a request or a call that the end of the server leaves no time for. */
    public static Overloaded stopping() {
        return new Overloaded(What.STOPPING, NEXT_SERVER);
    }

    /** Lets no further request in. */
    public void close() {
        closed = true;
    }

    /** Whether no further request is let in. */
    public boolean isClosed() {
        return closed;
    }

    /** The requests that are in flight. */
    public Places requests() {
        return requests;
    }

    /** The streams that are open. */
    public Places streams() {
        return streams;
    }
}
