package io.portcullis.session;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BiPredicate;

import io.portcullis.api.Caller;
import io.portcullis.subscription.Changes;

/** What every session needs, the same for all. */
record Setup(Settings settings, Clock clock, Timer timer, Changes changes, BiPredicate<Caller, String> canRead) {

    /** How often expired sessions are swept: so long after a refusal there may be room. */
    static final Duration SWEEP = Duration.ofSeconds(10);
}
