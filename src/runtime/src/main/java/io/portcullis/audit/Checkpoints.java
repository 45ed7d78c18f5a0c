package io.portcullis.audit;

import java.time.Clock;

/** When a checkpoint is due: after so many records, or after some time with any. For one thread. */
final class Checkpoints {

    private final Pace pace;
    private final Clock clock;
    private long records;
    private long last;

    Checkpoints(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
        this.last = clock.millis();
    }

    /** @param more how many records there are since the last time this was asked */
    boolean isDue(int more) {
        records += more;
        long now = clock.millis();
        if (records == 0 || records < pace.checkpointRecords() && now - last < pace.checkpointEvery().toMillis()) {
            return false;
        }
        records = 0;
        last = now;
        return true;
    }
}
