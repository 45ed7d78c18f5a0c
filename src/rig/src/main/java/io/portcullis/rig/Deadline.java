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

    /** What must not take longer, and is done once. */
    public static void meets(Duration time, Runnable act) {
        long begin = System.nanoTime();
        act.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (took.compareTo(time) > 0) {
            throw new AssertionError("took " + took + ", not " + time);
        }
    }
}
