package io.portcullis.gate;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;

/**
 * How many calls run at the same time: of one caller, and of one entry. A call counts until it is answered and its method has
 * really ended, so one that ignores its interruption goes on counting; one that waits for an answer of its client does not
 * count
 * meanwhile. Safe for use by many threads.
 */
public final class Bulkheads {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int maxPerCaller;
    private final Map<String, Integer> callers = new ConcurrentHashMap<>();
    private final Map<String, Integer> entries = new ConcurrentHashMap<>();

    /** @param maxPerCaller how many calls one caller may run at the same time, at least 1 */
    public Bulkheads(int maxPerCaller) {
        this.maxPerCaller = maxPerCaller;
    }

    /** Lets a call in, with a seat that it has to leave, or says why not. */
    Optional<Refusal> enter(Visit visit) {
        String caller = visit.self();
        if (!enter(callers, caller, maxPerCaller)) {
            return Optional.of(new Overloaded(What.CALLER, RETRY));
        }
        Optional<Integer> max = visit.entry().invocation().bounds().concurrent();
        if (max.isPresent() && !enter(entries, visit.entry().key(), max.get())) {
            leaveCaller(caller);
            return Optional.of(new Overloaded(What.ENTRY, RETRY));
        }
        visit.seated(new Seat(this, caller, max.map(bounded -> visit.entry().key())));
        return Optional.empty();
    }

    void joinCaller(String caller) {
        callers.merge(caller, 1, Integer::sum);
    }

    void joinEntry(String entry) {
        entries.merge(entry, 1, Integer::sum);
    }

    void leaveCaller(String caller) {
        leave(callers, caller);
    }

    void leaveEntry(String entry) {
        leave(entries, entry);
    }

    /** How many callers have a seat. */
    int callers() {
        return callers.size();
    }

    private static boolean enter(Map<String, Integer> counts, String key, int max) {
        if (counts.merge(key, 1, Integer::sum) <= max) {
            return true;
        }
        leave(counts, key);
        return false;
    }

    private static void leave(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (same, now) -> now == 1 ? null : now - 1);
    }
}
