package io.portcullis.redis;

import java.math.BigInteger;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.spi.Draw;

/**
 * One bucket, slow and obvious. What it holds is counted in permits times microseconds of the period, so nothing is rounded.
 */
final class BucketOracle {

    private BigInteger stored;
    private BigInteger period;
    private BigInteger at;

    /** How it stands at a time, by the numbers of a draw. Nothing changes before {@link #take} or {@link #giveBack}. */
    private record Standing(BigInteger stored, BigInteger at, boolean kept) {
    }

    long remaining(Draw draw, long now) {
        return standing(draw, now).stored.divide(micros(draw)).longValueExact();
    }

    /** Zero when it holds as many, else how many microseconds until it does; at most 2^53 - 1. */
    BigInteger waiting(Draw draw, long permits, long now) {
        Standing standing = standing(draw, now);
        BigInteger missing = BigInteger.valueOf(permits).multiply(micros(draw)).subtract(standing.stored);
        if (missing.signum() <= 0) {
            return BigInteger.ZERO;
        }
        BigInteger rate = BigInteger.valueOf(draw.permits());
        BigInteger pause;
        if (draw.refill() == Refill.GREEDY) {
            pause = up(missing, rate);
        } else {
            pause = up(missing, rate.multiply(micros(draw))).multiply(micros(draw));
        }
        return standing.at.add(pause).subtract(BigInteger.valueOf(now)).max(BigInteger.ONE)
                .min(BigInteger.TWO.pow(53).subtract(BigInteger.ONE));
    }

    void take(Draw draw, long now) {
        Standing standing = standing(draw, now);
        keep(draw, standing, standing.stored.subtract(BigInteger.valueOf(draw.cost()).multiply(micros(draw))));
    }

    void giveBack(Draw draw, long now) {
        Standing standing = standing(draw, now);
        if (draw.refill() == Refill.GREEDY && standing.kept) {
            keep(draw, standing, standing.stored.add(BigInteger.valueOf(draw.cost()).multiply(micros(draw))).min(full(draw)));
        }
    }

    private void keep(Draw draw, Standing standing, BigInteger left) {
        stored = left.equals(full(draw)) ? null : left;
        period = micros(draw);
        at = standing.at;
    }

    private Standing standing(Draw draw, long now) {
        BigInteger time = BigInteger.valueOf(now);
        if (stored == null) {
            return new Standing(full(draw), time, false);
        }
        BigInteger holds = stored;
        if (!period.equals(micros(draw))) {
            holds = stored.divide(period).multiply(micros(draw)); // the part of a permit does not survive other numbers
        }
        BigInteger since = at.compareTo(time.add(micros(draw))) > 0 ? time : at;
        BigInteger passed = time.subtract(since);
        BigInteger rate = BigInteger.valueOf(draw.permits());
        if (draw.refill() == Refill.GREEDY && passed.signum() > 0) {
            holds = holds.add(passed.multiply(rate));
            since = time;
        } else if (draw.refill() == Refill.INTERVAL && passed.compareTo(micros(draw)) >= 0) {
            BigInteger windows = passed.divide(micros(draw));
            holds = holds.divide(micros(draw)).add(windows.multiply(rate)).multiply(micros(draw));
            since = since.add(windows.multiply(micros(draw)));
        }
        return holds.compareTo(full(draw)) >= 0 ? new Standing(full(draw), time, true) : new Standing(holds, since, true);
    }

    private static BigInteger full(Draw draw) {
        return BigInteger.valueOf(draw.capacity()).multiply(micros(draw));
    }

    private static BigInteger micros(Draw draw) {
        return BigInteger.valueOf(draw.period().toSeconds()).multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(draw.period().toNanosPart() / 1_000));
    }

    private static BigInteger up(BigInteger a, BigInteger b) {
        return a.add(b).subtract(BigInteger.ONE).divide(b);
    }
}
