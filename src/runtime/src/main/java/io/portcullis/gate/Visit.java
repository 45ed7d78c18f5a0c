package io.portcullis.gate;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.portcullis.api.Caller;
import io.portcullis.api.McpException;
import io.portcullis.api.ToolFailure;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.ResultFlagged.Flag;
import io.portcullis.limit.Drawing;
import io.portcullis.limit.Quota;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.TimedOut;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.Refusal.Withheld;
import io.portcullis.refusal.RefusedException;

/**
 * One call of one caller, from the gate until it leaves. Whoever holds it tells how it ended; only the first telling counts.
 */
public final class Visit {

    private static final int MAX_NAME = 128;

    private static final CompletionStage<Optional<Refusal>> NOTHING_AGAINST_IT = CompletableFuture
            .completedFuture(Optional.empty());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Gate gate;
    private final View view;
    private final Caller caller;
    private final EntryName called;
    private final Optional<Entry> entry;
    private final long start = System.nanoTime();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicInteger holds = new AtomicInteger(1);
    private Map<LimitRule, Quota> quotas = Map.of();
    private String self;
    private Optional<Seat> seat = Optional.empty();
    private List<Drawing> taken = List.of();
    private volatile Origin origin;
    private Set<Flag> flags = Set.of();
    private boolean charged;

    Visit(Gate gate, View view, Origin origin, EntryName called, Optional<Entry> entry) {
        this.gate = gate;
        this.view = view;
        this.caller = view.caller();
        this.origin = origin;
        this.called = called;
        this.entry = entry;
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
    }

    /** Who calls, as seats and buckets tell callers apart; put together once. */
    String self() {
        String known = self;
        if (known == null) {
            known = Buckets.self(caller, origin);
            self = known;
        }
        return known;
    }

    /** Where the call comes from. */
    public Origin origin() {
        return origin;
    }

    /** What is called. */
    public Entry entry() {
        return entry.orElseThrow();
    }

    /** The right to enter the bean once without walking the gate again. */
    public Pass pass() {
        return new Pass(entry());
    }

    /** Tells how the call ended. */
    public void ended(Outcome outcome, Given given) {
        tell(outcome, given, Optional.empty());
    }

    /** Tells how the call ended, and why its answer was withheld. */
    public void withheld(Withheld why, Given given) {
        tell(outcome(why), given, Optional.of(why.reason()));
    }

    /** Tells that something the method said was not as it may leave; of each flag once. */
    public void flagged(Flag flag, boolean withheld) {
        if (isFirst(flag)) {
            gate.events().tell(new ResultFlagged(origin, shortened(), flag, withheld));
        }
    }

    private synchronized boolean isFirst(Flag flag) {
        flags = flags.isEmpty() ? EnumSet.noneOf(Flag.class) : flags; // most calls have none
        return flags.add(flag);
    }

    /** Tells that a direct call ended, with this failure or with none. */
    public void ended(Throwable failure) {
        Outcome outcome = failure instanceof ToolFailure || failure instanceof McpException ? Outcome.TOOL_FAILURE
                : Outcome.ERROR;
        ended(failure == null ? Outcome.OK : outcome, Given.NOTHING);
    }

    /**
     * Tells that the call ends with a question. It gives its permits back and takes one for questions instead; throws the
     * refusal when there is none left.
     */
    public void asked(Given given) {
        Optional<Refusal> limited = gate.limitQuestions(this);
        if (limited.isPresent()) {
            refused(limited.get());
            throw new RefusedException(limited.get());
        }
        tell(Outcome.ASKED, given, Optional.empty());
    }

    /** The second step, once the arguments are known: why the call may not go on. Does not fail, and tells nothing. */
    public CompletionStage<Optional<Refusal>> settle(Object[] arguments) {
        return gate.settle(this, arguments);
    }

    /** Takes what only the arguments say that a direct call costs, like {@link #settle}. */
    public CompletionStage<Optional<Refusal>> charge(Object[] arguments) {
        return gate.charge(this, arguments);
    }

    /** How its limits stand, for the client; empty when there are none. */
    public synchronized List<Quota> quotas() {
        return List.copyOf(quotas.values());
    }

    /** The call goes on counting among those that run, until {@link #release}. */
    public void hold() {
        holds.incrementAndGet();
    }

    /** What held the call has ended. */
    public void release() {
        if (holds.decrementAndGet() == 0) {
            seat.ifPresent(Seat::leave);
        }
    }

    /** It takes a seat, which it leaves when it has been told and nothing holds it. */
    void seated(Seat taken) {
        seat = Optional.of(taken);
    }

    /** The call goes on as a task: the end of its request is told, and later that of the task. */
    public void asTask(Given given) {
        seat.ifPresent(Seat::asTask);
        tell(new CallEnded(origin, caller, shortened(), given, Outcome.ACCEPTED, Optional.empty(), lasted()));
        origin = origin.through(Door.TASK);
    }

    /**
     * The last step: writes down that the method is about to run, when it may destroy something; why it may not run, when that
     * does not stand. Does not fail, and tells nothing.
     */
    public CompletionStage<Optional<Refusal>> begin(Given given) {
        if (called.effect() != Effect.DESTROYS || !gate.events().writesAhead()) {
            return NOTHING_AGAINST_IT;
        }
        return gate.events().begin(new CallBegins(origin, caller, shortened(), given))
                .thenApply(stands -> stands ? Optional.empty() : Optional.of(new Overloaded(What.AUDIT, RETRY)));
    }

    /** The call waits for an answer of its client, and does not count among those that run until it {@link #goesOn}. */
    public void waits() {
        seat.ifPresent(Seat::stepOut);
    }

    /** The client has answered, or has not. */
    public void goesOn() {
        seat.ifPresent(Seat::stepIn);
    }

    /** It has drawn from buckets, which stand like that now. */
    synchronized void drew(Drawing drawing, Map<LimitRule, Quota> levels) {
        if (drawing.drawn().taken()) {
            taken = taken.isEmpty() ? List.of(drawing) : Stream.concat(taken.stream(), Stream.of(drawing)).toList();
        }
        quotas = quotas.isEmpty() ? levels : changed(quotas, levels);
    }

    private static Map<LimitRule, Quota> changed(Map<LimitRule, Quota> before, Map<LimitRule, Quota> levels) {
        Map<LimitRule, Quota> changed = new LinkedHashMap<>(before);
        changed.putAll(levels);
        return changed;
    }

    /** Whether it has still to pay what its arguments cost; from now on it has not. */
    synchronized boolean chargeOnce() {
        boolean first = !charged;
        charged = true;
        return first;
    }

    /** What it has taken; from now on nothing. */
    synchronized List<Drawing> returned() {
        List<Drawing> returned = taken;
        taken = List.of();
        return returned;
    }

    /** Why a call that was let in may not go on, by what holds now; empty when it may. */
    public Optional<Refusal> recheck() {
        return gate.refuse(entry(), caller).map(why -> Gate.hidden(called.feature(), called.text(), why))
                .or(() -> gate.refuseScopes(entry(), caller));
    }

    /** Takes a permit for a question of a call that goes on afterwards; the refusal when there is none left. */
    public Optional<Refusal> takeQuestion() {
        return gate.takeQuestion(this);
    }

    /** Tells that the call was refused after it was let in. */
    public void refused(Refusal refusal) {
        refused(refusal, Given.NOTHING);
    }

    /** Tells that the call was refused after it was let in, with what was given to it. */
    public void refused(Refusal refusal, Given given) {
        tell(outcome(refusal), given, Optional.of(refusal.reason()));
    }

    /** How something ends that is refused like that. */
    public static Outcome outcome(Refusal refusal) {
        if (refusal instanceof TimedOut) {
            return Outcome.TIMED_OUT;
        } else if (refusal instanceof Internal || refusal instanceof Withheld) {
            return Outcome.ERROR;
        }
        boolean busy = refusal instanceof Overloaded overloaded && overloaded.what() != What.AUDIT;
        return busy || refusal instanceof Limited ? Outcome.LIMITED : Outcome.REFUSED;
    }

    void refused(Why why) {
        refused(Gate.hidden(called.feature(), called.text(), why));
    }

    private EntryName shortened() {
        return called.text().length() <= MAX_NAME ? called
                : new EntryName(called.feature(), called.text().substring(0, MAX_NAME), called.known(), called.effect());
    }

    private void tell(Outcome outcome, Given given, Optional<String> reason) {
        if (!told.compareAndSet(false, true)) {
            return;
        }
        release();
        tell(new CallEnded(origin, caller, shortened(), given, outcome, reason, lasted()));
    }

    private void tell(CallEnded event) {
        view.tells();
        gate.events().tell(event);
    }

    private long lasted() {
        return System.nanoTime() - start;
    }
}
