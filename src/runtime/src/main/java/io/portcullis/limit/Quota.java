package io.portcullis.limit;

import java.time.Duration;

/**
 * How one limit stands after a call drew from it; for the client.
 *
 * @param policy what the limit is called
 * @param permits how many permits a full bucket has
 * @param window how long an empty bucket takes to fill
 * @param remaining how many permits are left
 * @param untilFull how long until all are back
 */
public record Quota(String policy, long permits, Duration window, long remaining, Duration untilFull) {
}
