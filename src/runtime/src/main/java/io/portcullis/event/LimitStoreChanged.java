package io.portcullis.event;

/**
 * The store that several nodes share for their limits is no longer reachable, or is again.
 *
 * @param reachable whether it is
 */
public record LimitStoreChanged(boolean reachable) {
}
