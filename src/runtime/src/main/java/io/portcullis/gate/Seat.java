package io.portcullis.gate;

import java.util.Optional;

/**
 * The place of one call among those that run: of its caller, and of its entry where that has a bulkhead. It is left once,
 * whatever happens to the call.
 */
final class Seat {

    private final Bulkheads bulkheads;
    private final String caller;
    private final Optional<String> entry;
    private boolean ofTheCaller = true;
    private boolean out;
    private boolean left;

    Seat(Bulkheads bulkheads, String caller, Optional<String> entry) {
        this.bulkheads = bulkheads;
        this.caller = caller;
        this.entry = entry;
    }

    /** The call goes on as a task; how many of those one caller may run is counted elsewhere. */
    synchronized void asTask() {
        if (ofTheCaller && !out && !left) {
            bulkheads.leaveCaller(caller);
        }
        ofTheCaller = false;
    }

    /** The call waits for an answer of its client; nothing of it runs. */
    synchronized void stepOut() {
        if (!out && !left) {
            give();
        }
        out = true;
    }

    /** It goes on, whether there is room or not. */
    synchronized void stepIn() {
        if (out && !left) {
            if (ofTheCaller) {
                bulkheads.joinCaller(caller);
            }
            entry.ifPresent(bulkheads::joinEntry);
        }
        out = false;
    }

    /** The call has ended. */
    synchronized void leave() {
        if (!left && !out) {
            give();
        }
        left = true;
    }

    private void give() {
        if (ofTheCaller) {
            bulkheads.leaveCaller(caller);
        }
        entry.ifPresent(bulkheads::leaveEntry);
    }
}
