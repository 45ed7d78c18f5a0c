package io.portcullis.credential;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets one through in each period: what is right to do for a credential, and too much to do for every one that anybody sends.
 * Safe for use by many threads.
 */
public final class OnceInAWhile {

    private final long periodNanos;
    private final AtomicLong last;

    public OnceInAWhile(Duration period) {
        this.periodNanos = period.toNanos();
        this.last = new AtomicLong(System.nanoTime() - 2 * periodNanos);
    }

    /** Whether it is time again; of many at the same time, one is told so. */
    public boolean isDue() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before > periodNanos && last.compareAndSet(before, now);
    }
}
