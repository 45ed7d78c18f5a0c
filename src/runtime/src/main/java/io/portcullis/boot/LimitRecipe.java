package io.portcullis.boot;

import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.limit.Rate;

/**
 * A limit as the build recorded it.
 *
 * @param share who shares a bucket
 * @param bucket the name of a configured bucket; empty for the entry's own
 * @param rate the numbers of the annotation; null when they come from configuration alone
 * @param cost how many permits a call takes
 */
public record LimitRecipe(Share share, String bucket, Rate rate, Cost cost) {

    /** Whether the numbers may come from configuration. */
    boolean isNamed() {
        return !bucket.isEmpty();
    }
}
