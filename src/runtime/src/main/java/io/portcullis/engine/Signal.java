package io.portcullis.engine;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.api.Cancellation;

/** Tells everybody who works on one call that it was cancelled. */
final class Signal implements Cancellation {

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
        now.forEach(Runnable::run);
    }
}
