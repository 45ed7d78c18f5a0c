package io.portcullis.boot;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.portcullis.redaction.Cause;

/**
 * A step that is taken again and again while the server runs. One that fails, even with an error of the JVM, is not the
 * last: a clock of Java forgets what has thrown once, without a word, and with it the watch over a switch or a deadline.
 */
final class Unending implements Runnable {

    private static final Logger LOG = Logger.getLogger(Unending.class);

    private final String what;
    private final Runnable step;

    /** @param what is done, as the log says when it fails */
    Unending(String what, Runnable step) {
        this.what = what;
        this.step = step;
    }

    /** Takes the step for the first time after a pause, and so long after each again. */
    void every(Duration pause, ScheduledExecutorService clock) {
        clock.scheduleWithFixedDelay(this, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try {
            step.run();
        } catch (Throwable e) {
            tell(e);
        }
    }

    private void tell(Throwable failure) {
        try {
            LOG.error(what + " has failed, and is tried again", Cause.of(failure));
        } catch (Throwable e) {
            return; // what keeps the log from being written must not be the end, either
        }
    }
}
