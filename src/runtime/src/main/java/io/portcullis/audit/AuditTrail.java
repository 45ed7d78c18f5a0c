package io.portcullis.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.portcullis.event.Administered;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Given;
import io.portcullis.event.Ledger;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;
import io.portcullis.redaction.Redaction;

/**
 * The audit trail. What happens is taken on the thread where it happens, and written by another; what is told before
 * {@link #begin} waits for it.
 */
public final class AuditTrail implements Listener, Ledger {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final long BRIEFLY = Duration.ofMillis(1).toNanos();

    private final Rules rules;
    private final Supplier<Executor> home;
    private final Clock clock;
    private final Inbox inbox;
    private final Names names;
    private final TurnedAway turnedAway;
    private volatile Writer writer;
    private volatile boolean ended;

    /**
     * @param home where a call goes on that waited for its record: where it was when it asked, not on the thread that writes
     */
    public AuditTrail(Rules rules, Clock clock, Supplier<Executor> home) {
        this.rules = rules;
        this.home = home;
        this.clock = clock;
        this.inbox = new Inbox(rules.pace().queue(), rules.pace().drop());
        this.names = new Names(rules.redaction());
        this.turnedAway = new TurnedAway(clock);
    }

    /**
     * What a trail does.
     *
     * @param scope what is recorded
     * @param pace how much may wait, and how long
     * @param arguments what is said of the arguments of a call; asked on the thread of the call
     * @param redaction what is taken out of names that clients made up
     */
    public record Rules(Scope scope, Pace pace, Function<Given, Arguments> arguments, Redaction redaction) {
    }

    /** The thread that writes, and its lanes. */
    private record Writer(Scribe scribe, Thread thread, List<Lane> lanes) {

        boolean hasRoom() {
            boolean room = thread.isAlive();
            for (int i = 0; i < lanes.size() && room; i++) { // asked for each request: no stream
                room = lanes.get(i).hasRoom();
            }
            return room;
        }
    }

    /**
     * Begins to write.
     *
     * @throws IOException when the file cannot be written; the message says why
     */
    public void begin(Outlets outlets) throws IOException {
        List<Lane> lanes = outlets.sinks().entrySet().stream()
                .map(sink -> new Lane(sink.getKey(), sink.getValue(), rules.pace().queue(), rules.pace().drop())).toList();
        Place place = new Place(outlets.file(), outlets.key(), clock);
        Scribe scribe = new Scribe(inbox, turnedAway, place, new Scribe.Desk(new Format(outlets.service()), lanes,
                rules.pace(), clock, outlets.key().isPresent()));
        Thread thread = new Thread(scribe, "portcullis-audit");
        thread.setDaemon(true);
        lanes.forEach(Lane::begin);
        thread.start();
        writer = new Writer(scribe, thread, lanes);
    }

    /** Writes what is there for at most this long, says that the trail ends, and ends it. */
    public void end(Duration patience) throws InterruptedException {
        Writer current = writer;
        boolean again = ended;
        ended = true;
        if (again || current == null) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        current.scribe().end();
        inbox.wake();
        current.thread().join(Math.max(1, patience.toMillis()));
        if (current.thread().isAlive()) {
            current.scribe().giveUp();
            current.thread().join(TimeUnit.SECONDS.toMillis(2));
        }
        if (inbox.size() > 0) {
            LOG.errorf("%d audit records were not written before the end", inbox.size());
        }
        while (System.nanoTime() < deadline && current.lanes().stream().anyMatch(lane -> lane.size() > 0)) {
            LockSupport.parkNanos(BRIEFLY);
        }
        current.lanes().forEach(Lane::end);
    }

    /** Waits until everything told so far is with the file and all sinks; false when that takes longer. */
    public boolean awaitWritten(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (queued() > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(BRIEFLY);
        }
        return true;
    }

    /** How the trail is. */
    public AuditStatus status() {
        return new AuditStatus(this::queued,
                new AuditStatus.Counted(() -> writer == null ? 0 : writer.scribe().written(), this::dropped),
                this::isFailing, this::hasRoom);
    }

    @Override
    public boolean hasRoom() {
        Writer current = writer;
        return rules.pace().drop()
                || !ended && inbox.hasRoom() && (current == null || current.hasRoom());
    }

    @Override
    public boolean writesAhead() {
        return rules.scope().durable();
    }

    @Override
    public CompletionStage<Boolean> writeAhead(CallBegins event) {
        if (!rules.scope().durable()) {
            return CompletableFuture.completedFuture(true);
        }
        if (!hasRoom()) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> stands = new CompletableFuture<>();
        Draft draft = Records.intent(clock.millis(), event, said(event.given()));
        if (!inbox.offer(new Item(draft, () -> stands.complete(true), true))) {
            return CompletableFuture.completedFuture(false);
        }
        return stands.completeOnTimeout(false, rules.pace().writeWithin().toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(Function.identity(), home.get());
    }

    @Override
    public void on(CallEnded event) {
        if (rules.scope().holds(event)) {
            add(Records.call(clock.millis(), names.clean(event), said(event.given())));
        }
    }

    @Override
    public void on(MessageEnded event) {
        if (rules.scope().holds(event)) {
            add(Records.message(clock.millis(), names.clean(event)));
        }
    }

    @Override
    public void on(RequestEnded event) {
        if (rules.scope().counts(event)) {
            turnedAway.add(event);
        } else if (rules.scope().holds(event)) {
            add(Records.request(clock.millis(), event));
        }
    }

    @Override
    public void on(CredentialRefused event) {
        add(Records.credential(clock.millis(), event));
    }

    @Override
    public void on(ResultFlagged event) {
        // the record of its call says how it ended
    }

    @Override
    public void on(PolicyChanged event) {
        add(Records.policy(clock.millis(), event));
    }

    @Override
    public void on(LimitStoreChanged event) {
        add(Records.limitStore(clock.millis(), event));
    }

    @Override
    public void on(Administered event) {
        add(Records.administered(clock.millis(), event));
    }

    /** What is to be said of arguments may fail; that a call was made is said all the same. */
    private Arguments said(Given given) {
        try {
            return rules.arguments().apply(given);
        } catch (RuntimeException e) {
            LOG.errorf("The arguments of a call could not be prepared for the audit (%s)", e.getClass().getSimpleName());
            return Arguments.withNames().apply(given);
        }
    }

    private void add(Draft draft) {
        if (ended) {
            LOG.warnf("The audit trail had ended when a record came: %s %s", draft.event(), draft.end().code());
        } else {
            inbox.offer(Item.of(draft));
        }
    }

    private int queued() {
        Writer current = writer;
        return current == null ? inbox.size()
                : current.lanes().stream().mapToInt(Lane::size).reduce(inbox.size(), Math::max);
    }

    private long dropped() {
        Writer current = writer;
        return current == null ? 0
                : current.scribe().dropped() + current.lanes().stream().mapToLong(Lane::dropped).sum();
    }

    private boolean isFailing() {
        Writer current = writer;
        return current != null
                && (current.scribe().isFailing() || !ended && !current.thread().isAlive()
                        || current.lanes().stream().anyMatch(Lane::isFailing));
    }
}
