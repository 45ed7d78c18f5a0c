package io.portcullis.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of the server one entry may take.
 *
 * @param concurrent how many of its calls may run at the same time; empty for no bound of its own
 * @param timeout how long its method may run; empty for the time that holds for all
 */
public record Bounds(Optional<Integer> concurrent, Optional<Duration> timeout) {

    /** The longest timeout there is: what takes longer than a day is a task. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** None of its own. */
    public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());
}
