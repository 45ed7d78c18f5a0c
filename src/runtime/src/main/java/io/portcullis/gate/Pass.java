package io.portcullis.gate;

import java.util.concurrent.Callable;

import io.portcullis.catalog.Entry;

/**
 * The right to enter one bean method once, given by the gate to a call it has admitted.
 * <p>
 * It belongs to the thread that invokes and lives in no request scope and no event loop context: what the method starts or
 * calls
 * cannot find it, so a tool cannot lend its pass to another. The first guard that is met takes it, whether it fits or not.
 */
public final class Pass {

    private static final ThreadLocal<Pass> CARRIED = new ThreadLocal<>();

    private final Entry entry;

    Pass(Entry entry) {
        this.entry = entry;
    }

    /** Runs a step with this pass in hand. Afterwards it is gone, used or not. */
    public <T> T carry(Callable<T> step) throws Exception {
        CARRIED.set(this);
        try {
            return step.call();
        } finally {
            CARRIED.remove();
        }
    }

    /** Takes the pass from this thread. True when there was one and it names this entry. */
    public static boolean take(String entryKey) {
        Pass pass = CARRIED.get();
        if (pass == null) {
            return false;
        }
        CARRIED.remove();
        return pass.entry.hasKey(entryKey) && !pass.entry.invocation().isAdded();
    }
}
