package io.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.fake.FakeClock;

/** A timer that runs when its clock is moved by it: each action on time, in order. */
final class ManualTimer implements Timer {

    private final FakeClock clock;
    private final List<Waiting> waiting = new ArrayList<>();

    ManualTimer(FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Waiting one = new Waiting(clock.instant().plus(delay), action);
        waiting.add(one);
        return () -> forget(one);
    }

    /** Lets time pass. */
    void advance(Duration duration) {
        Instant end = clock.instant().plus(duration);
        for (Optional<Waiting> next = next(end); next.isPresent(); next = next(end)) {
            if (next.get().due().isAfter(clock.instant())) {
                clock.set(next.get().due().toString());
            }
            forget(next.get());
            next.get().action().run();
        }
        clock.set(end.toString());
    }

    /** How many actions wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Optional<Waiting> next(Instant end) {
        return waiting.stream().filter(one -> !one.due().isAfter(end)).min(Comparator.comparing(Waiting::due));
    }

    private synchronized void forget(Waiting one) {
        waiting.removeIf(other -> other == one);
    }

    private record Waiting(Instant due, Runnable action) {
    }
}
