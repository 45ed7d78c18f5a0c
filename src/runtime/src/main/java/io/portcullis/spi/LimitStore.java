package io.portcullis.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the buckets that limits draw from. Several nodes that share a store share their limits. Safe for use by many threads.
 * <p>
 * Must not block: it is asked on the event loop. One that fails, or does not answer within
 * {@code portcullis.limits.store-timeout}, is taken for unreachable: see {@code portcullis.limits.store-failure}.
 */
public interface LimitStore {

    /**
     * Takes from every bucket or from none, in one step that no other draw can come between.
     *
     * @param draws at least one; each names another bucket
     */
    CompletionStage<Drawn> draw(List<Draw> draws);

    /**
     * Puts back what a call took for nothing. A bucket never holds more than its capacity. Permits of a fixed window that may
     * be
     * over, or of a bucket that is not kept any more, are dropped.
     */
    CompletionStage<Void> giveBack(List<Draw> draws);
}
