package io.portcullis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.portcullis.api.Cancellation;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;

/** Tells everybody who works on one call that it was cancelled. */
final class Signal implements Cancellation {

    private static final Logger LOG = Logger.getLogger(Signal.class);

    private List<Runnable> watchers = List.of();
    private List<Runnable> actions = List.of();
    private boolean requested;
    private Refusal stopped;

    @Override
    public synchronized boolean isRequested() {
        return requested;
    }

    @Override
    public void onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions = with(actions, action);
                return;
            }
        }
        action.run();
    }

    /** Runs an action of ours before those of the method, which may take their time. It must not fail. */
    void watch(Runnable action) {
        synchronized (this) {
            if (!requested) {
                watchers = with(watchers, action);
                return;
            }
        }
        action.run();
    }

    /** Cancels the call because it may not go on. */
    void stop(Refusal why) {
        synchronized (this) {
            stopped = requested ? stopped : why;
        }
        request();
    }

    /** Why the call may not go on, if that is what it was cancelled for. */
    synchronized Optional<Refusal> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Cancels the call. Only the first time counts. */
    void request() {
        List<Runnable> now;
        synchronized (this) {
            requested = true;
            now = Stream.concat(watchers.stream(), actions.stream()).toList();
            watchers = List.of();
            actions = List.of();
        }
        now.forEach(Signal::run);
    }

    /** Most calls end before anybody wants to hear of their cancellation. */
    private static List<Runnable> with(List<Runnable> before, Runnable action) {
        List<Runnable> more = before.isEmpty() ? new ArrayList<>() : before;
        more.add(action);
        return more;
    }

    /** An action of a method must not keep the call from being cancelled. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.error("An action could not be told that its call was cancelled", Cause.of(e));
        }
    }
}
