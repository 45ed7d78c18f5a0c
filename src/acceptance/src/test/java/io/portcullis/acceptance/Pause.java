package io.portcullis.acceptance;

/** The time between two looks at another process. */
final class Pause {

    private Pause() {
    }

    static void brief() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
