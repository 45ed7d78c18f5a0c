package io.portcullis.audit;

import java.time.Duration;

import org.jboss.logging.Logger;

/** Says in the log what goes wrong: the first time, and then once in a while, until it goes well again. */
final class Complaint {

    private static final Logger LOG = Logger.getLogger(Complaint.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String subject;
    private volatile boolean failing;
    private long last;

    Complaint(String subject) {
        this.subject = subject;
    }

    /** @param why without anything a driver or a client says */
    synchronized void failed(String why) {
        long now = System.nanoTime();
        if (!failing || now - last > PAUSE_NANOS) {
            LOG.errorf("%s cannot be written (%s); records wait", subject, why);
            last = now;
        }
        failing = true;
    }

    synchronized void ok() {
        if (failing) {
            failing = false;
            LOG.infof("%s is written again", subject);
        }
    }

    boolean isFailing() {
        return failing;
    }
}
