package io.portcullis.boot;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.portcullis.engine.Running;
import io.portcullis.health.Pulse;

/**
 * Stops methods that take too long. Looks at all of them now and then, so that a method that returns at once costs no timer; on
 * a thread of its own, which no call can keep busy.
 */
@Singleton
class DeadlineWatch implements Pulse {

    private static final Duration LOOK = Duration.ofMillis(100);

    /** Longer than a garbage collection ever takes. */
    private static final long STANDS_STILL_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final Running running;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(DeadlineWatch::thread);
    private final ExecutorService stopping = Executors.newCachedThreadPool(DeadlineWatch::thread);

    private volatile long lastLook = NOT_BEGUN;

    DeadlineWatch(Running running) {
        this.running = running;
    }

    void begin() {
        lastLook = System.nanoTime();
        new Unending("Stopping methods that take too long", this::look).every(LOOK, clock);
    }

    @Override
    public boolean hasBegun() {
        return lastLook != NOT_BEGUN;
    }

    @Override
    public boolean beats() {
        return System.nanoTime() - lastLook < STANDS_STILL_NANOS;
    }

    private void look() {
        lastLook = System.nanoTime();
        running.stopOverdue(stopping);
    }

    private static Thread thread(Runnable step) {
        Thread thread = new Thread(step, "portcullis-deadlines");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
        stopping.shutdown();
    }
}
