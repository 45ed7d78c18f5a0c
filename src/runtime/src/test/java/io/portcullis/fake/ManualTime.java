package io.portcullis.fake;

import java.time.Duration;

import io.github.bucket4j.TimeMeter;

/** The time of buckets, moved by hand. */
public final class ManualTime implements TimeMeter {

    private volatile long nanos = 1_000_000_007L;

    public void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    public void advanceNanos(long more) {
        nanos += more;
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
