package io.portcullis.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.ModernClient;

/** Many clients that change one customer after the other, each once, until the server is no longer there. */
final class Barrage {

    private static final int CLIENTS = 8;

    private final List<ModernClient> callers;
    private final AtomicLong next;
    private final Set<Long> done = new ConcurrentSkipListSet<>();
    private final List<Thread> threads;

    private Barrage(List<ModernClient> callers, AtomicLong next) {
        this.callers = callers;
        this.next = next;
        this.threads = IntStream.range(0, CLIENTS).mapToObj(each -> new Thread(this::run, "barrage")).toList();
    }

    /** @param next the number of the customer that comes next */
    static Barrage of(List<ModernClient> callers, AtomicLong next) {
        Barrage barrage = new Barrage(callers, next);
        barrage.threads.forEach(Thread::start);
        return barrage;
    }

    /** Waits until one customer was changed. */
    void awaitFirst() {
        Deadline.within(Duration.ofSeconds(60), () -> !done.isEmpty());
    }

    /** The customers that were changed, as the server has said; waits until all clients have given up. */
    Set<Long> done() {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return done;
    }

    private void run() {
        try {
            while (true) {
                long number = next.getAndIncrement();
                Answer answer = callers.get((int) (number % callers.size())).call("customer_update", Map.of("number", number,
                        "details", Map.of("name", Ledger.changed(number), "email", "a@example.org", "city", "Oslo")));
                if (answer.status() == 200 && !answer.result().path("isError").asBoolean()) {
                    done.add(number);
                }
            }
        } catch (UncheckedIOException gone) {
            // the server was killed
        }
    }
}
