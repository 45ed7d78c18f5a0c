package io.portcullis.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.portcullis.redaction.Cause;

/** Tells every listener, and lets none of them break a call. */
public final class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);

    private final List<Listener> listeners;
    private final Ledger ledger;

    public Events(List<Listener> listeners) {
        this(listeners, Ledger.NONE);
    }

    /** @param ledger keeps what happens; what it has no room for is not begun */
    public Events(List<Listener> listeners, Ledger ledger) {
        this.listeners = List.copyOf(listeners);
        this.ledger = ledger;
    }

    /** Whether what begins now can be kept when it ends. A ledger that cannot say has no room. */
    public boolean hasRoom() {
        try {
            return ledger.hasRoom();
        } catch (RuntimeException e) {
            LOG.error("It could not be found out whether there is room in the audit", Cause.of(e));
            return false;
        }
    }

    /** Whether the beginning of a call has to stand somewhere before it runs. A ledger that cannot say wants that. */
    public boolean writesAhead() {
        try {
            return ledger.writesAhead();
        } catch (RuntimeException e) {
            LOG.error("It could not be found out whether the audit writes ahead", Cause.of(e));
            return true;
        }
    }

    /** Whether the beginning of this call stands where it has to. Does not fail: what cannot be written down does not stand. */
    public CompletionStage<Boolean> begin(CallBegins event) {
        try {
            return ledger.writeAhead(event).handle((stands, failure) -> failure == null && Boolean.TRUE.equals(stands));
        } catch (RuntimeException e) {
            LOG.error("The beginning of a call could not be written down", Cause.of(e));
            return CompletableFuture.completedFuture(false);
        }
    }

    /** Tells that a message was read. */
    public void tell(MessageBegins event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a call ended. */
    public void tell(CallEnded event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a credential was refused. */
    public void tell(CredentialRefused event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a message that was no call ended. */
    public void tell(MessageEnded event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a result was not as it may leave. */
    public void tell(ResultFlagged event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a request ended without a message of a known caller. */
    public void tell(RequestEnded event) {
        each(listener -> listener.on(event));
    }

    /** Tells that the policy was changed. */
    public void tell(PolicyChanged event) {
        each(listener -> listener.on(event));
    }

    /** Tells that the shared store for limits is no longer reachable, or is again. */
    public void tell(LimitStoreChanged event) {
        each(listener -> listener.on(event));
    }

    /** Tells that somebody used the management interface. */
    public void tell(Administered event) {
        each(listener -> listener.on(event));
    }

    private void each(Consumer<Listener> telling) {
        for (Listener listener : listeners) {
            try {
                telling.accept(listener);
            } catch (RuntimeException | Error e) { // the others have to hear of it all the same
                LOG.errorf(Cause.of(e), "%s could not receive an event", listener.getClass().getSimpleName());
            }
        }
    }
}
