package io.portcullis.attack.soak;

import java.util.List;
import java.util.function.ToLongFunction;

/** Whether something grows: the straight line that fits best through the second half of what was seen. */
final class Trend {

    private Trend() {
    }

    /** How much the line has risen from the beginning of the second half to its end. */
    static double rise(List<Vitals> seen, ToLongFunction<Vitals> what) {
        List<Vitals> half = seen.subList(seen.size() / 2, seen.size());
        double middle = half.stream().mapToLong(each -> each.at().toMillis()).average().orElseThrow();
        double mean = half.stream().mapToLong(what).average().orElseThrow();
        double covariance = half.stream().mapToDouble(each -> (each.at().toMillis() - middle)
                * (what.applyAsLong(each) - mean)).sum();
        double variance = half.stream().mapToDouble(each -> Math.pow(each.at().toMillis() - middle, 2)).sum();
        double time = half.get(half.size() - 1).at().minus(half.get(0).at()).toMillis();
        return covariance / variance * time;
    }
}
