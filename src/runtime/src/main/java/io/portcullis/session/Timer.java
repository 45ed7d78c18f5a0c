package io.portcullis.session;

import java.time.Duration;

/** Runs things later, on threads of its own; whoever puts the parts together brings one. Safe for use by many threads. */
public interface Timer {

    /** Runs the action once, when the delay is over; soon if it is not positive. The action is quick and holds no thread. */
    Alarm after(Duration delay, Runnable action);

    /** An action that waits. */
    interface Alarm {

        /** Forgets the action. What runs already, runs. */
        void cancel();
    }
}
