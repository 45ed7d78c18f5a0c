package io.portcullis.deployment.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A call that goes on until it is told to end, and what became of it. */
final class Ship {

    private static final long PATIENCE_SECONDS = 20;
    private static final Map<String, Ship> SHIPS = new ConcurrentHashMap<>();

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    static Ship of(String name) {
        return SHIPS.computeIfAbsent(name, unknown -> new Ship());
    }

    /** Goes on until it is released or cancelled. */
    void await() throws InterruptedException {
        arrived.countDown();
        if (!released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody came");
        }
    }

    void release() {
        released.countDown();
    }

    void cancel() {
        cancelled.countDown();
        released.countDown();
    }

    /** Waits for the call to begin. */
    void awaitArrival() throws InterruptedException {
        if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the call did not begin");
        }
    }

    /** Whether the call is cancelled within that time. */
    boolean isCancelledWithin(long millis) throws InterruptedException {
        return cancelled.await(millis, TimeUnit.MILLISECONDS);
    }
}
