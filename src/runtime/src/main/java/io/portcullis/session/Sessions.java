package io.portcullis.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

import io.portcullis.api.Caller;
import io.portcullis.engine.Outlet;
import io.portcullis.engine.Peer;
import io.portcullis.engine.Peers;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Revision;
import io.portcullis.subscription.Changes;

/**
 * The sessions of this process (HL-16, B-11). Who calls was proven before, by the credential of each request; a session adds
 * nothing to that. Safe for use by many threads.
 * <p>
 * Whatever an id is that leads nowhere - unknown, ended, expired, somebody else's - the answer is the same empty one (HL-04).
 * Expired sessions are found by nobody from that moment on; what they hold is let go by a sweep a little later.
 */
public final class Sessions implements Peers {

    private final Setup setup;
    private final Seats seats;
    private final BiConsumer<Revision, Duration> ended;
    private final Map<Key, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicBoolean sweepIsDue = new AtomicBoolean();

    /** No session yet, and nobody wants to know how long they last. */
    public Sessions(Settings settings, Clock clock, Timer timer, Changes changes, BiPredicate<Caller, String> canRead) {
        this(settings, clock, timer, changes, canRead, (revision, lasted) -> {
        });
    }

    /**
     * No session yet.
     *
     * @param timer ends what takes too long
     * @param changes tells what sessions may want to hear
     * @param canRead whether a caller may read what is at an address, asked before each word about it; a failure means no
     * @param ended is told of each session that ends, how long it lasted
     */
    public Sessions(Settings settings, Clock clock, Timer timer, Changes changes, BiPredicate<Caller, String> canRead,
            BiConsumer<Revision, Duration> ended) {
        this.setup = new Setup(settings, clock, timer, changes, canRead);
        this.seats = new Seats(settings.caps());
        this.ended = ended;
    }

    @Override
    public Mode mode() {
        return setup.settings().mode();
    }

    /**
     * {@inheritDoc}
     * <p>
     * Refused as limited when this caller has too many, as unavailable when all together have; no session of anybody else ends
     * for it.
     */
    @Override
    public Peer open(Caller caller, Revision revision, ClientCapabilities capabilities) {
        if (mode() != Mode.STATEFUL) {
            throw new IllegalStateException("there are no sessions");
        }
        Owner owner = Owner.of(caller);
        seats.take(owner);
        Session session = new Session(new Key(owner, RandomId.next()), revision, capabilities, setup);
        sessions.put(session.key(), session);
        planSweep();
        return session;
    }

    @Override
    public Optional<Peer> find(String id, Caller caller) {
        return alive(id, caller).map(Peer.class::cast);
    }

    /** Ends a session (HL-05) and everything in it. False when there is none of that id for this caller. */
    public boolean close(String id, Caller caller) {
        return alive(id, caller).map(this::end).orElse(false);
    }

    /**
     * Begins to tell over this stream what the client did not ask for: the answer to a GET (HL-01).
     * <p>
     * An older stream of the session ends, since a message goes over one stream only (HL-07): clients that lost a connection
     * come back before the server knows of the loss, and give up soon when they are turned away. What happens while there is
     * no stream is not told later.
     *
     * @return empty when there is no such session for this caller; else completes when the stream is to end: with the session,
     *         with the credential of this request, when the client is gone or opens another. Throws the refusal when the caller
     *         has too many streams
     */
    public Optional<CompletionStage<Void>> attach(String id, Caller caller, Outlet outlet) {
        return alive(id, caller).flatMap(session -> session.attach(caller, outlet));
    }

    /** Ends all sessions, and lets no other begin. */
    public void shutDown() {
        seats.shut();
        sessions.values().forEach(this::end);
    }

    /** How many sessions are kept; expired ones count until they are swept. */
    public int count() {
        return sessions.size();
    }

    private Optional<Session> alive(String id, Caller caller) {
        Session session = sessions.get(new Key(Owner.of(caller), id));
        if (session == null || session.isExpired()) {
            return Optional.empty();
        }
        session.used();
        return Optional.of(session);
    }

    /** Of many at the same time, one ends it. */
    private boolean end(Session session) {
        boolean ends = sessions.remove(session.key(), session);
        if (ends) {
            seats.giveBack(session.key().owner());
            session.end();
            ended.accept(session.revision(), session.age());
        }
        return ends;
    }

    /** One alarm for all sessions, and none while there is no session. */
    private void planSweep() {
        if (sweepIsDue.compareAndSet(false, true)) {
            setup.timer().after(Setup.SWEEP, this::sweep);
        }
    }

    private void sweep() {
        sweepIsDue.set(false); // first: a session that begins meanwhile plans the next one
        sessions.values().stream().filter(Session::isExpired).forEach(this::end);
        if (!sessions.isEmpty()) {
            planSweep();
        }
    }
}
