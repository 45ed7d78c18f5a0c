package io.portcullis.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;

/** Requests that go on, one after the other, while something else happens: lists, and calls as often as the limits allow. */
final class Traffic implements AutoCloseable {

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Supplier<ModernClient> client;
    private final Thread thread = new Thread(this::run, "traffic");

    private volatile Throwable failure;
    private volatile boolean on = true;

    private Traffic(Supplier<ModernClient> client) {
        this.client = client;
    }

    /**
     * A call that was answered.
     *
     * @param answer the answer
     * @param took how long it took
     */
    record Call(Answer answer, Duration took) {

        static Call of(Supplier<Answer> call) {
            long start = System.nanoTime();
            Answer answer = call.get();
            return new Call(answer, Duration.ofNanos(System.nanoTime() - start));
        }

        int status() {
            return answer.status();
        }

        /** Short, since there are many. */
        @Override
        public String toString() {
            return status() + " in " + took.toMillis() + " ms";
        }
    }

    static Traffic of(ModernClient client) {
        return of(() -> client);
    }

    /** @param client is asked before each request */
    static Traffic of(Supplier<ModernClient> client) {
        Traffic traffic = new Traffic(client);
        traffic.thread.start();
        return traffic;
    }

    /** All calls so far. Fails if one was not answered at all. */
    List<Call> calls() {
        if (failure != null) {
            throw new AssertionError("a call was not answered", failure);
        }
        return List.copyOf(calls);
    }

    /** Ends it, and waits for the last answer. */
    @Override
    public void close() {
        on = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (on) {
                int number = calls.size();
                ModernClient caller = client.get();
                calls.add(Call.of(() -> switch (number % 4) {
                    case 0 -> caller.call("customer_find", Map.of("number", 1001));
                    case 2 -> caller.call("customer_search", Map.of("text", "Bakery"));
                    default -> caller.list();
                }));
                Pause.of(Duration.ofMillis(400));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }
}
