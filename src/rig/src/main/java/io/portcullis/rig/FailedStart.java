package io.portcullis.rig;

import java.time.Duration;

/**
 * A start that came to nothing.
 *
 * @param exitCode what the process ended with
 * @param output everything it wrote
 * @param opened whether one of its ports was ever open
 */
public record FailedStart(int exitCode, String output, boolean opened) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static FailedStart of(Launch launch, Process process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean opened = false;
        while (process.isAlive()) {
            opened |= launch.ports().stream().anyMatch(Http::isOpen);
            if (opened || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the application was to give up, but did not:\n" + launch.output());
            }
            Pause.brief();
        }
        return new FailedStart(process.exitValue(), launch.output(), opened);
    }
}
