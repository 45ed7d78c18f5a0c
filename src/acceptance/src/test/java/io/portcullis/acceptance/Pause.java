package io.portcullis.acceptance;

import java.time.Duration;

/** The time between two looks at another process. */
final class Pause {

    private Pause() {
    }

    static void brief() {
        of(Duration.ofMillis(50));
    }

    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
