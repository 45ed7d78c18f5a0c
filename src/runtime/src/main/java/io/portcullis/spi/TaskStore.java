package io.portcullis.spi;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps tasks. Whoever replaces it provides a bean of this type. Safe for use by many threads.
 * <p>
 * Must not block: it is asked on the event loop. What cannot be reached fails its stage; the request is answered as
 * unavailable then.
 */
public interface TaskStore {

    /**
     * Keeps a new task. Durable when the stage completes: from then on every node finds it (K-05).
     *
     * @return false when there is no room for it, in all or for its owner
     */
    CompletionStage<Boolean> create(StoredTask task, Room room);

    /**
     * How many tasks one owner may have.
     *
     * @param running that are not over
     * @param kept over or not, until they expire
     */
    record Room(int running, int kept) {
    }

    /** The task, until it expires. */
    CompletionStage<Optional<StoredTask>> find(String id);

    /** Replaces a task if it still is as it was; of many at the same time, one succeeds. */
    CompletionStage<Boolean> replace(StoredTask before, StoredTask after);
}
