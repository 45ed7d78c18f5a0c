package io.portcullis.spi;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Remembers, for all nodes of a server, what may be used once: proofs of possession, and the sealed states of questions. A bean
 * of this type takes the place of the memory of each process. Safe for use by many threads.
 * <p>
 * Must not block: it is asked on the event loop. When it cannot tell, its stage fails, and what was to be used is refused as
 * unavailable.
 */
public interface UsedIds {

    /**
     * Whether this is the first use; of many at the same time, on whatever nodes, one is.
     *
     * @param id of any length and characters, may come from a client
     * @param expiresAt from when on nothing with this id is taken any more
     * @return false also for what has expired
     */
    CompletionStage<Boolean> firstUse(String id, Instant expiresAt);
}
