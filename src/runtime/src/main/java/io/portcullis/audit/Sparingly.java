package io.portcullis.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.portcullis.event.RequestEnded;

/**
 * Tells what is new from what was written within this minute already. Memory is bounded, and so is the number of lines: when
 * there is no room for another address, nothing more is new until the minute is over.
 */
final class Sparingly {

    static final int MAX_KNOWN = 1_000;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final Set<RequestEnded> known = new HashSet<>();
    private long minute;

    Sparingly(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isNew(RequestEnded event) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            known.clear();
        }
        return known.size() < MAX_KNOWN && known.add(event);
    }
}
