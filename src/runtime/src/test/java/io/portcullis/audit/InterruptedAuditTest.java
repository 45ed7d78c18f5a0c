package io.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

import io.portcullis.event.CredentialRefused;

/** A call that was cancelled leaves its line, too: a log handler may give up on an interrupted thread. */
class InterruptedAuditTest {

    @Test
    void line_isWrittenUninterrupted_andTheInterruptionComesBack() {
        List<Boolean> interrupted = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                interrupted.add(Thread.currentThread().isInterrupted());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger(AuditLog.CATEGORY);
        logger.addHandler(handler);
        Thread.currentThread().interrupt();
        try {
            new AuditLog(Clock.systemUTC()).on(new CredentialRefused("192.0.2.1", "none", "credential_missing", "c0"));
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
            logger.removeHandler(handler);
        }
        assertThat(interrupted).containsExactly(false);
    }
}
