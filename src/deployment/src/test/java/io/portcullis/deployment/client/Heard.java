package io.portcullis.deployment.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a client hears from the server without being answered, in the order it comes. */
final class Heard<T> {

    private static final long PATIENCE_SECONDS = 20;
    private static final long GLANCE_MILLIS = 200;

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    void add(T message) {
        queue.add(message);
    }

    /** The next so many. */
    List<T> next(int count) throws InterruptedException {
        List<T> messages = new ArrayList<>();
        while (messages.size() < count) {
            T message = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("heard only " + messages);
            }
            messages.add(message);
        }
        return messages;
    }

    /**
     * What is heard of a change that is made again and again: clients open their stream some time after they are connected, and
     * what happens before is not told later.
     */
    T of(Runnable change) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            change.run();
            T message = queue.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            if (message != null) {
                return message;
            }
        }
        throw new AssertionError("heard nothing");
    }
}
