package io.portcullis.overload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many of all places one address, and one caller, may hold. Safe for use by many threads. */
public final class Shares {

    private final int perAddress;
    private final int perCaller;
    private final Map<Share, Integer> held = new ConcurrentHashMap<>();

    /**
     * @param perAddress how many places one address may hold, at least 1
     * @param perCaller how many one caller, at least 1
     */
    public Shares(int perAddress, int perCaller) {
        if (perAddress < 1 || perCaller < 1) {
            throw new IllegalArgumentException("there has to be room for one");
        }
        this.perAddress = perAddress;
        this.perCaller = perCaller;
    }

    /** Who holds a place: an address by its network, or a caller by its key. */
    record Share(boolean ofCaller, String who) {
    }

    /** Takes one; false when they are as many as may be. */
    boolean take(Share share) {
        if (held.merge(share, 1, Integer::sum) <= (share.ofCaller() ? perCaller : perAddress)) {
            return true;
        }
        giveBack(share);
        return false;
    }

    void giveBack(Share share) {
        held.computeIfPresent(share, (same, now) -> now == 1 ? null : now - 1);
    }

    /** How many hold any. */
    int sharers() {
        return held.size();
    }
}
