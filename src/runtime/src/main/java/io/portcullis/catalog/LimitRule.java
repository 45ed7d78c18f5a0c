package io.portcullis.catalog;

import io.portcullis.api.RateLimited.By;
import io.portcullis.limit.Rate;

/**
 * How often an entry may be used.
 *
 * @param by who shares a bucket
 * @param bucket the name of the bucket: a configured one, or the entry's own
 * @param rate how many permits there are
 * @param cost how many permits a call takes
 */
public record LimitRule(By by, String bucket, Rate rate, long cost) {

    public LimitRule {
        if (cost < 1 || cost > rate.capacity()) {
            throw new IllegalArgumentException("the cost of a call must be between 1 and the capacity of its bucket");
        }
    }
}
