package io.portcullis.fake;

import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.RefusedException;

/** Catches refusals. */
public final class Refusals {

    private Refusals() {
    }

    /** The refusal a step ends with. */
    public static Refusal of(Runnable step) {
        try {
            step.run();
        } catch (RefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("nothing was refused");
    }

    /** What is wrong with a request that a step refuses as malformed. */
    public static Malformed.Fault fault(Runnable step) {
        Refusal refusal = of(step);
        if (refusal instanceof Malformed malformed) {
            return malformed.fault();
        }
        throw new AssertionError("refused, but not as malformed: " + refusal);
    }
}
