package io.portcullis.spi;

import java.time.Duration;
import java.util.List;

/**
 * What came of a draw.
 *
 * @param taken whether the permits were taken, from every bucket; else from none
 * @param levels how each bucket stands afterwards, in the order of the draws
 */
public record Drawn(boolean taken, List<Level> levels) {

    public Drawn {
        levels = List.copyOf(levels);
    }

    /**
     * How one bucket stands.
     *
     * @param remaining how many permits it holds
     * @param waiting how long until it would hold what the draw asks for; zero when it held that
     * @param untilFull how long until it is full again; zero when it is
     */
    public record Level(long remaining, Duration waiting, Duration untilFull) {
    }
}
