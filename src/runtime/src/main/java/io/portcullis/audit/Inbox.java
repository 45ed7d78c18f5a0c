package io.portcullis.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records that wait for the thread that writes. Its limit is soft where the server refuses what there is no room for: what was
 * let in before still gets in. Beyond a hard limit, or beyond the soft one where that was chosen, records are dropped and
 * counted.
 */
final class Inbox {

    /** More than can be in flight at once. */
    static final int IN_FLIGHT = 100_000;

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger urgent = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final int limit;
    private final int hardLimit;

    /** @param drop whether records beyond the limit are dropped */
    Inbox(int limit, boolean drop) {
        this.limit = limit;
        this.hardLimit = drop ? limit : limit + IN_FLIGHT;
    }

    boolean hasRoom() {
        return size.get() < limit;
    }

    /** Whether the record is going to be written. */
    boolean offer(Item item) {
        if (size.incrementAndGet() > hardLimit) {
            size.decrementAndGet();
            dropped.increment();
            return false;
        }
        if (item.durable()) {
            urgent.incrementAndGet();
        }
        return items.add(item);
    }

    /** Lets a thread that waits for records look around. */
    void wake() {
        size.incrementAndGet();
        items.add(Item.NOTHING);
    }

    /** Records in the order in which they came, waited for at most this long; perhaps none. */
    List<Item> take(int most, Duration patience) throws InterruptedException {
        List<Item> taken = new ArrayList<>();
        Item first = items.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            items.drainTo(taken, most - 1);
            urgent.addAndGet((int) -taken.stream().filter(Item::durable).count());
        }
        return taken;
    }

    /** So many were written, and give their room back. */
    void written(int count) {
        size.addAndGet(-count);
    }

    /** A record that was taken could not be written, or came too late. */
    void drop() {
        dropped.increment();
    }

    /** Whether somebody waits for a record to be on the disk. */
    boolean isUrgent() {
        return urgent.get() > 0;
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
