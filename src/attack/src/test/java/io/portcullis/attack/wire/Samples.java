package io.portcullis.attack.wire;

import java.util.Arrays;

/** Times of one kind of request, in their order of size. */
record Samples(double[] sorted) {

    static Samples of(double[] micros) {
        double[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    /**
     * How likely two groups of one kind would differ as much as these two do: the two-sided p of the test of Mann and Whitney,
     * by
     * its normal approximation, which fits thousands of samples.
     */
    double likeness(Samples other) {
        double mean = (double) sorted.length * other.sorted.length / 2;
        double deviation = Math.sqrt(mean * (sorted.length + other.sorted.length + 1) / 6);
        return 2 * upperTail(Math.abs(wins(other) - mean) / deviation);
    }

    /** How many pairs of the two groups are larger on this side; ties count half. */
    private double wins(Samples other) {
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (double mine : sorted) {
            while (below < other.sorted.length && other.sorted[below] < mine) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < other.sorted.length && other.sorted[upTo] == mine) {
                upTo++;
            }
            wins += below + (upTo - below) / 2.0;
        }
        return wins;
    }

    /** Of the standard normal distribution (Abramowitz and Stegun, 26.2.17). */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
