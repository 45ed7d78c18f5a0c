package io.portcullis.gate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import io.portcullis.api.Caller;
import io.portcullis.api.McpException;
import io.portcullis.api.ToolFailure;
import io.portcullis.catalog.Entry;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.RefusedException;

/**
 * One call of one caller, from the gate until it leaves. Whoever holds it tells how it ended; only the first telling counts.
 */
public final class Visit {

    private static final int MAX_NAME = 128;

    private final Gate gate;
    private final Caller caller;
    private final Origin origin;
    private final EntryName called;
    private final Optional<Entry> entry;
    private final long start = System.nanoTime();
    private final AtomicBoolean told = new AtomicBoolean();

    Visit(Gate gate, Caller caller, Origin origin, EntryName called, Optional<Entry> entry) {
        this.gate = gate;
        this.caller = caller;
        this.origin = origin;
        this.called = called;
        this.entry = entry;
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
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
    public void ended(Outcome outcome, List<String> argumentNames) {
        tell(outcome, argumentNames, Optional.empty());
    }

    /** Tells that a direct call ended, with this failure or with none. */
    public void ended(Throwable failure) {
        Outcome outcome = failure instanceof ToolFailure || failure instanceof McpException ? Outcome.TOOL_FAILURE
                : Outcome.ERROR;
        ended(failure == null ? Outcome.OK : outcome, List.of());
    }

    /**
     * Tells that the call ends with a question. It gives its permits back and takes one for questions instead; throws the
     * refusal when there is none left.
     */
    public void asked(List<String> argumentNames) {
        Optional<Refusal> limited = gate.limitQuestions(entry(), caller, origin);
        if (limited.isPresent()) {
            refused(limited.get());
            throw new RefusedException(limited.get());
        }
        tell(Outcome.ASKED, argumentNames, Optional.empty());
    }

    /** The second step, once the arguments are known: why the call may not go on. Does not fail, and tells nothing. */
    public CompletionStage<Optional<Refusal>> settle(Object[] arguments) {
        return gate.settle(entry(), caller, arguments);
    }

    /** Why a call that was let in may not go on, by what holds now; empty when it may. */
    public Optional<Refusal> recheck() {
        return gate.refuse(entry(), caller).map(why -> Gate.hidden(called.feature(), called.text(), why))
                .or(() -> gate.refuseScopes(entry(), caller));
    }

    /** Takes a permit for a question of a call that goes on afterwards; the refusal when there is none left. */
    public Optional<Refusal> takeQuestion() {
        return gate.takeQuestion(entry(), caller, origin);
    }

    /** Tells that the call was refused after it was let in. */
    public void refused(Refusal refusal) {
        Outcome outcome = refusal instanceof Limited ? Outcome.LIMITED : Outcome.REFUSED;
        tell(outcome, List.of(), Optional.of(refusal.reason()));
    }

    void refused(Why why) {
        refused(Gate.hidden(called.feature(), called.text(), why));
    }

    private EntryName shortened() {
        return called.text().length() <= MAX_NAME ? called
                : new EntryName(called.feature(), called.text().substring(0, MAX_NAME), called.known());
    }

    private void tell(Outcome outcome, List<String> argumentNames, Optional<String> reason) {
        if (!told.compareAndSet(false, true)) {
            return;
        }
        gate.events()
                .tell(new CallEnded(origin, caller, shortened(), argumentNames, outcome, reason, System.nanoTime() - start));
    }
}
