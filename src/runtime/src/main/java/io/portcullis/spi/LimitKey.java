package io.portcullis.spi;

import io.portcullis.api.Caller;

/**
 * Says who shares a bucket, where neither caller, client, tenant nor address fits: a department, a plan somebody pays for. A
 * bean of this type is asked by every limit that names it in {@code @RateLimited(by = KEY, key = ...)}.
 * <p>
 * Called on the event loop, for each call, after the access rule: it must be quick and must not block. One that throws or
 * returns null refuses the call with status 503.
 */
public interface LimitKey {

    /** The name by which limits call it; unique among these beans. */
    String name();

    /**
     * A text that is equal for the callers who share a bucket.
     *
     * @param caller who calls
     * @param entry the key of what is called, such as {@code tool:customer_delete}
     */
    String of(Caller caller, String entry);
}
