package io.portcullis.engine;

import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;

import io.portcullis.api.Cancellation;

/** Tells everybody who works on one call that it was cancelled. */
final class Signal implements Cancellation {

    private static final Logger LOG = Logger.getLogger(Signal.class);

    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    @Override
    public synchronized boolean isRequested() {
        return requested;
    }

    @Override
    public void onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Cancels the call. Only the first time counts. */
    void request() {
        List<Runnable> now;
        synchronized (this) {
            requested = true;
            now = List.copyOf(actions);
            actions.clear();
        }
        now.forEach(Signal::run);
    }

    /** An action of a method must not keep the call from being cancelled. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("An action could not be told that its call was cancelled", e);
        }
    }
}
