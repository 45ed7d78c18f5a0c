package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnendingTest {

    private final CountDownLatch steps = new CountDownLatch(3);
    private final CountDownLatch told = new CountDownLatch(2);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @ParameterizedTest
    @ValueSource(classes = { IllegalStateException.class, OutOfMemoryError.class, StackOverflowError.class })
    void stepThatFails_isTakenAgain(Class<? extends Throwable> failure) throws InterruptedException {
        new Unending("Looking", () -> {
            steps.countDown();
            fail(failure);
        }).every(Duration.ofMillis(1), clock);
        try {
            assertThat(steps.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            clock.shutdownNow();
        }
    }

    @Test // what fails for want of memory is told for want of memory
    void stepWhoseFailureCannotBeTold_isTakenAgain() throws InterruptedException {
        Logger log = Logger.getLogger(Unending.class.getName());
        Handler broken = new BrokenHandler();
        log.addHandler(broken);
        try {
            stepThatFails_isTakenAgain(IllegalStateException.class);
        } finally {
            log.removeHandler(broken);
        }
        assertThat(told.getCount()).isZero();
    }

    /** Throws what no log swallows. */
    private final class BrokenHandler extends Handler {

        @Override
        public void publish(LogRecord failure) {
            told.countDown();
            throw new OutOfMemoryError("made up");
        }

        @Override
        public void flush() {
            // holds nothing
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static void fail(Class<? extends Throwable> failure) {
        try {
            Throwable thrown = failure.getConstructor().newInstance();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
