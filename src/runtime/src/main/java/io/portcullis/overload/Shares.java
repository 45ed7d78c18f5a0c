package io.portcullis.overload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many of all places one sharer may hold: an address, or a caller. Safe for use by many threads. */
public final class Shares {

    private final int each;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    /** @param each how many places, at least 1 */
    public Shares(int each) {
        if (each < 1) {
            throw new IllegalArgumentException("there has to be room for one");
        }
        this.each = each;
    }

    /** Takes one; false when this sharer holds as many as it may. */
    boolean take(String sharer) {
        if (held.merge(sharer, 1, Integer::sum) <= each) {
            return true;
        }
        giveBack(sharer);
        return false;
    }

    void giveBack(String sharer) {
        held.computeIfPresent(sharer, (same, now) -> now == 1 ? null : now - 1);
    }

    /** How many hold any. */
    int sharers() {
        return held.size();
    }
}
