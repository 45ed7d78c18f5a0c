package io.portcullis.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Records that wait for the thread that writes. Its limit is soft where the server refuses what there is no room for: what was
 * let in before still gets in. Beyond a hard limit, or beyond the soft one where that was chosen, records are dropped and
 * counted.
 */
final class Inbox {

    /** More than can be in flight at once. */
    static final int IN_FLIGHT = 100_000;

    /** So many at most are taken at once. */
    static final int BATCH = 500;

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger urgent = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final int limit;
    private final int hardLimit;
    private final int crowd;
    private volatile Thread reader;
    private volatile boolean idle;

    /** @param drop whether records beyond the limit are dropped */
    Inbox(int limit, boolean drop) {
        this.limit = limit;
        this.hardLimit = drop ? limit : limit + IN_FLIGHT;
        this.crowd = Math.max(1, Math.min(BATCH, limit / 2));
    }

    /** From now on, this thread takes records, and nobody else does. */
    void readHere() {
        reader = Thread.currentThread();
    }

    boolean hasRoom() {
        return size.get() < limit;
    }

    /** Whether the record is going to be written. */
    boolean offer(Item item) {
        int all = size.incrementAndGet();
        if (all > hardLimit) {
            size.decrementAndGet();
            dropped.increment();
            return false;
        }
        if (item.durable()) {
            urgent.incrementAndGet();
        }
        items.add(item);
        if (idle || item.durable() || all == crowd) { // to wake a thread costs more than all the rest
            idle = false;
            LockSupport.unpark(reader);
        }
        return true;
    }

    /** Lets a thread that waits for records look around. */
    void wake() {
        size.incrementAndGet();
        items.add(Item.NOTHING);
        LockSupport.unpark(reader);
    }

    /** Records in the order in which they came, waited for at most this long; perhaps none. */
    List<Item> take(Duration patience) throws InterruptedException {
        if (items.isEmpty()) {
            idle = true;
            if (items.isEmpty()) { // whoever comes from here on sees that somebody waits
                LockSupport.parkNanos(this, patience.toNanos());
            }
            idle = false;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return there();
    }

    private List<Item> there() {
        List<Item> taken = new ArrayList<>();
        Item item = null;
        while (taken.size() < BATCH && (item = items.poll()) != null) {
            taken.add(item);
            if (item.durable()) {
                urgent.decrementAndGet();
            }
        }
        return taken;
    }

    /** Lets records come together for so long, unless there are many, or somebody waits for one of them. */
    void gather(long nanos) {
        if (size.get() < crowd && urgent.get() == 0) {
            LockSupport.parkNanos(this, nanos);
        }
    }

    /** So many were written, and give their room back. */
    void written(int count) {
        size.addAndGet(-count);
    }

    /** A record that was taken could not be written, or came too late. */
    void drop() {
        dropped.increment();
    }

    /** How many wait or are being written. */
    int size() {
        return size.get();
    }

    /** How many were dropped since the last time this was asked. */
    long takeDropped() {
        return dropped.sumThenReset();
    }
}
