package io.portcullis.limit;

import java.time.Duration;
import java.util.Locale;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;

/**
 * How many permits there are.
 *
 * @param permits permits that come back per period, at least 1
 * @param period the period, longer than zero
 * @param capacity how many permits a full bucket has, at least 1
 * @param refill how spent permits come back
 */
public record Rate(long permits, Duration period, long capacity, Refill refill) {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    public Rate {
        if (permits < 1 || capacity < 1) {
            throw new IllegalArgumentException("permits and burst must be at least 1");
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("the period must be longer than zero");
        }
        if (period.compareTo(LONGEST) > 0 || permits > period.toNanos()) {
            throw new IllegalArgumentException(
                    "the period must be at most 36500 days, and hold no more than a permit per nanosecond");
        }
    }

    /** Permits to be taken from the bucket of that key. */
    public Draw draw(String bucket, long cost) {
        return new Draw(bucket, cost, capacity, permits, period, refill);
    }

    /** The rate in words, such as {@code 5 per 15m}. */
    public String words() {
        return permits + " per " + period.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
