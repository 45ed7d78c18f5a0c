package io.portcullis.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;

/**
 * Counts requests that were turned away unread, by address and reason, for a minute. Memory is bounded: addresses there is no
 * room for share one count for each reason, so that the counts always add up to the requests.
 */
final class TurnedAway {

    static final int MAX_TALLIES = 1_000;

    /** In the place of an address, for those that have no count of their own. */
    static final String OTHERS = "others";

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final Map<Key, Count> counts = new HashMap<>();
    private long minute;

    TurnedAway(Clock clock) {
        this.clock = clock;
    }

    /**
     * Requests alike.
     *
     * @param address where they came from, or {@link #OTHERS}
     * @param outcome how they ended
     * @param reason why
     * @param count how many
     * @param first when the first came, in milliseconds since 1970
     * @param last when the last did
     */
    record Tally(String address, Outcome outcome, Optional<String> reason, long count, long first, long last) {
    }

    private record Key(String address, Outcome outcome, Optional<String> reason) {
    }

    private static final class Count {
        private long count;
        private long first;
        private long last;
    }

    synchronized void add(RequestEnded event) {
        long now = clock.millis();
        if (counts.isEmpty()) {
            minute = now / MINUTE;
        }
        Key own = new Key(event.address(), event.outcome(), event.reason());
        Key key = counts.containsKey(own) || counts.size() < MAX_TALLIES ? own
                : new Key(OTHERS, event.outcome(), event.reason());
        Count count = counts.computeIfAbsent(key, it -> new Count());
        count.first = count.count == 0 ? now : count.first;
        count.last = now;
        count.count++;
    }

    /** What was counted, when its minute is over. */
    synchronized List<Tally> over() {
        return counts.isEmpty() || clock.millis() / MINUTE == minute ? List.of() : all();
    }

    /** What was counted so far. */
    synchronized List<Tally> all() {
        List<Tally> tallies = counts.entrySet().stream()
                .map(each -> new Tally(each.getKey().address(), each.getKey().outcome(), each.getKey().reason(),
                        each.getValue().count, each.getValue().first, each.getValue().last))
                .toList();
        counts.clear();
        return tallies;
    }
}
