package io.portcullis.limit;

import java.math.BigInteger;

import io.portcullis.api.RateLimited.Refill;

/** One bucket, slow and obvious: it counts in exact fractions of a permit and walks through time. */
final class Oracle {

    private final Rate rate;
    private final BigInteger period;
    private final BigInteger full;
    private BigInteger stored;
    private long lastNanos;

    /** A full bucket. What is stored is counted in permits times nanoseconds of the period. */
    Oracle(Rate rate, long nowNanos) {
        this.rate = rate;
        this.period = BigInteger.valueOf(rate.period().toNanos());
        this.full = BigInteger.valueOf(rate.capacity()).multiply(period);
        this.stored = full;
        this.lastNanos = nowNanos;
    }

    /** Zero when taken, else how many nanoseconds to wait. */
    long take(long permits, long nowNanos) {
        refill(nowNanos);
        BigInteger wanted = BigInteger.valueOf(permits).multiply(period);
        if (stored.compareTo(wanted) >= 0) {
            stored = stored.subtract(wanted);
            return 0;
        }
        return rate.refill() == Refill.GREEDY ? greedyWait(wanted) : intervalWait(wanted, nowNanos);
    }

    private void refill(long nowNanos) {
        if (rate.refill() == Refill.GREEDY) {
            add(BigInteger.valueOf(nowNanos - lastNanos).multiply(BigInteger.valueOf(rate.permits())));
            lastNanos = nowNanos;
            return;
        }
        while (nowNanos - lastNanos >= rate.period().toNanos()) {
            lastNanos += rate.period().toNanos();
            add(period.multiply(BigInteger.valueOf(rate.permits())));
        }
    }

    private void add(BigInteger more) {
        stored = stored.add(more).min(full);
    }

    private long greedyWait(BigInteger wanted) {
        BigInteger permits = BigInteger.valueOf(rate.permits());
        return wanted.subtract(stored).add(permits).subtract(BigInteger.ONE).divide(permits).longValueExact();
    }

    private long intervalWait(BigInteger wanted, long nowNanos) {
        BigInteger perInterval = period.multiply(BigInteger.valueOf(rate.permits()));
        long intervals = wanted.subtract(stored).add(perInterval).subtract(BigInteger.ONE).divide(perInterval).longValueExact();
        return lastNanos + intervals * rate.period().toNanos() - nowNanos;
    }
}
