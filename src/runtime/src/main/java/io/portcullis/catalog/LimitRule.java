package io.portcullis.catalog;

import java.util.List;

import io.portcullis.api.RateLimited.By;
import io.portcullis.limit.Rate;

/**
 * How often an entry may be used.
 *
 * @param share who shares a bucket
 * @param bucket the name of the bucket: a configured one, or the entry's own
 * @param rate how many permits there are
 * @param cost how many permits a call takes
 */
public record LimitRule(Share share, String bucket, Rate rate, Cost cost) {

    public LimitRule {
        if (cost.fixed() < 1 || cost.fixed() > rate.capacity()) {
            throw new IllegalArgumentException("the cost of a call must be between 1 and the capacity of its bucket");
        }
    }

    /** A limit whose calls all cost the same. */
    public LimitRule(By by, String bucket, Rate rate, long cost) {
        this(new Share(by, ""), bucket, rate, new Cost(cost, ""));
    }

    /**
     * Who shares a bucket.
     *
     * @param by in which way
     * @param key the name of the {@code LimitKey} that says so, for {@link By#KEY}; else empty
     */
    public record Share(By by, String key) {

        /** In words. */
        public String words() {
            return switch (by) {
                case CALLER -> "caller";
                case CLIENT -> "client";
                case TENANT -> "tenant";
                case ADDRESS -> "address";
                case ENTRY -> "entry";
                case KEY -> key;
            };
        }
    }

    /**
     * How many permits a call takes.
     *
     * @param fixed where no argument says how many
     * @param argument the name of the argument that says how many; empty for none
     */
    public record Cost(long fixed, String argument) {

        /** Whether it is known only with the arguments. */
        public boolean isArgued() {
            return !argument.isEmpty();
        }
    }

    /** Whether what a call takes of any of them is known only with its arguments. */
    public static boolean areArgued(List<LimitRule> limits) {
        for (LimitRule limit : limits) {
            if (limit.cost().isArgued()) {
                return true;
            }
        }
        return false;
    }

    /** Who shares a bucket. */
    public By by() {
        return share.by();
    }
}
