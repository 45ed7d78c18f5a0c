package io.portcullis.fake;

import io.github.bucket4j.TimeMeter;

/** A time that cannot be told. */
public final class BrokenTime implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        throw new IllegalStateException("no time");
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
