package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnendingTest {

    private final CountDownLatch steps = new CountDownLatch(3);
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
