package io.portcullis.rig;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What has to be the case before some time has passed. */
public final class Deadline {

    private Deadline() {
    }

    public static void within(Duration time, BooleanSupplier happened) {
        long end = System.nanoTime() + time.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + time);
            }
            Pause.brief();
        }
    }
}
