package io.portcullis.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

import io.portcullis.spi.AuditSink;

/**
 * The way of records to one sink, on a thread of its own: a sink that fails or hangs holds up neither the file nor the others.
 * What it does not take comes again.
 */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int BATCH = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AuditSink sink;
    private final String name;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final int limit;
    private final int hardLimit;
    private final Complaint complaint;
    private final Thread thread;
    private volatile boolean ended;

    /** @param drop whether lines beyond the limit are dropped at once */
    Lane(String name, AuditSink sink, int limit, boolean drop) {
        this.sink = sink;
        this.name = name;
        this.limit = limit;
        this.hardLimit = drop ? limit : limit + Inbox.IN_FLIGHT;
        this.complaint = new Complaint("The audit sink " + name);
        this.thread = new Thread(this, "portcullis-audit-" + name);
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** Ends the thread; what is left over is said. */
    void end() {
        ended = true;
        thread.interrupt();
        if (size.get() > 0) {
            LOG.errorf("%d audit records did not reach the sink %s", size.get(), name);
        }
    }

    boolean hasRoom() {
        return size.get() < limit;
    }

    int size() {
        return size.get();
    }

    long dropped() {
        return dropped.sum();
    }

    boolean isFailing() {
        return complaint.isFailing();
    }

    void offer(List<String> more) {
        for (String line : more) {
            if (size.incrementAndGet() > hardLimit) {
                size.decrementAndGet();
                dropped.increment(); // the numbers in the records show the gap
            } else {
                lines.add(line);
            }
        }
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                List<String> batch = new ArrayList<>(List.of(lines.take()));
                lines.drainTo(batch, BATCH - 1);
                hand(List.copyOf(batch));
                size.addAndGet(-batch.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the trail ended
        }
    }

    private void hand(List<String> batch) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!isTaken(batch)) {
            if (ended) {
                throw new InterruptedException();
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** A sink is code of others: whatever it throws, and however it leaves this thread, its records come again. */
    private boolean isTaken(List<String> batch) {
        try {
            sink.write(batch);
            complaint.ok();
            return true;
        } catch (Throwable e) {
            complaint.failed(e.getClass().getSimpleName()); // a message of a driver may hold what it was given
            return false;
        } finally {
            Thread.interrupted(); // perhaps its own doing; that the trail ended is known without
        }
    }
}
