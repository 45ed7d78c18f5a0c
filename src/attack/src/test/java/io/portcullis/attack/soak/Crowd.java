package io.portcullis.attack.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.portcullis.rig.Pause;

/** Many clients, each doing the same again and again on a thread of its own, until they are told to go. */
public final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, AtomicLong> played = new ConcurrentHashMap<>();
    private volatile Throwable failure;
    private volatile boolean on = true;

    /** One more client. @param pause between two of its acts */
    public Crowd with(String name, Duration pause, Act act) {
        AtomicLong count = played.computeIfAbsent(name, key -> new AtomicLong());
        Thread thread = new Thread(() -> run(count, pause, act), name);
        threads.add(thread);
        thread.start();
        return this;
    }

    /** Fails as soon as one of its clients has seen what it must not see. */
    public void check() {
        if (failure != null) {
            throw new AssertionError("a client failed", failure);
        }
    }

    /** How often each has done what it does. */
    public Map<String, AtomicLong> played() {
        return Map.copyOf(played);
    }

    /** Waits until each has come to an end. */
    @Override
    public void close() {
        on = false;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " does not come to an end");
            }
        }
        check();
    }

    private void run(AtomicLong count, Duration pause, Act act) {
        try {
            while (on) {
                act.play();
                count.incrementAndGet();
                Pause.of(pause);
            }
        } catch (Exception | Error e) {
            failure = new AssertionError(Thread.currentThread().getName() + " after " + count, e);
        }
    }
}
