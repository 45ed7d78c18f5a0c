package io.portcullis.rig;

import java.time.Duration;

/** The time between two looks at another process. */
public final class Pause {

    private Pause() {
    }

    public static void brief() {
        of(Duration.ofMillis(50));
    }

    public static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
