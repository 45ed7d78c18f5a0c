package io.portcullis.event;

import java.util.List;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/** Tells every listener, and lets none of them break a call. */
public final class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);

    private final List<Listener> listeners;

    public Events(List<Listener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Tells that a call ended. */
    public void tell(CallEnded event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a credential was refused. */
    public void tell(CredentialRefused event) {
        each(listener -> listener.on(event));
    }

    /** Tells that a request was refused. */
    public void tell(RequestRefused event) {
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
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s could not receive an event", listener.getClass().getSimpleName());
            }
        }
    }
}
