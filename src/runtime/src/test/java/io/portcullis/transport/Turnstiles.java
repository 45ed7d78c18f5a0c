package io.portcullis.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.event.Events;
import io.portcullis.event.Listener;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Floods;
import io.portcullis.overload.Places;
import io.portcullis.overload.Shares;

/** Turnstiles for tests. */
final class Turnstiles {

    private Turnstiles() {
    }

    /** One that lets everything in. */
    static Turnstile open() {
        return new Turnstile(entrance(Optional.empty(), 1_000_000), new Events(List.of()));
    }

    static Turnstile of(Entrance entrance, Listener listener) {
        return new Turnstile(entrance, new Events(List.of(listener)));
    }

    /** Lets so many in at once from all addresses, and so many per minute from each. */
    static Entrance entrance(Optional<Integer> perMinute, int inFlight) {
        Optional<Rate> rate = perMinute
                .map(permits -> new Rate(permits, Duration.ofMinutes(1), permits, Refill.GREEDY));
        return new Entrance(new Floods(new Limiter(1_000, new ManualTime()), rate), new Places(inFlight), new Places(1),
                new Shares(1_000, 1_000));
    }
}
