package io.portcullis.spi;

import java.time.Duration;

import io.portcullis.api.RateLimited.Refill;

/**
 * Permits to be taken from one bucket. A bucket that is not known yet is full.
 *
 * @param bucket its key, opaque and of any length
 * @param cost how many permits to take, between 1 and the capacity; 0 only looks
 * @param capacity how many permits a full bucket has
 * @param permits how many come back per period
 * @param period the period, from a millisecond to 36500 days
 * @param refill whether they come back evenly, or all at once when the period ends
 */
public record Draw(String bucket, long cost, long capacity, long permits, Duration period, Refill refill) {
}
