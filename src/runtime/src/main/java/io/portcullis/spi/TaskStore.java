package io.portcullis.spi;

import java.util.Optional;

/** Keeps tasks. Whoever replaces it provides a bean of this type. Safe for use by many threads. */
public interface TaskStore {

    /**
     * Keeps a new task. Durable when it returns: from then on every node finds it (K-05).
     *
     * @return false when there is no room for it, in all or for its owner
     */
    boolean create(StoredTask task, Room room);

    /**
     * How many tasks one owner may have.
     *
     * @param running that are not over
     * @param kept over or not, until they expire
     */
    record Room(int running, int kept) {
    }

    /** The task, until it expires. */
    Optional<StoredTask> find(String id);

    /** Replaces a task if it still is as it was; of many at the same time, one succeeds. */
    boolean replace(StoredTask before, StoredTask after);
}
