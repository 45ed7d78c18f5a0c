package io.portcullis.overload;

import java.util.ArrayList;
import java.util.List;

/** So many places, and no queue in front of them. Safe for use by many threads. */
public final class Places {

    private final int all;
    private final List<Runnable> whenEmpty = new ArrayList<>();
    private int taken;

    /** @param all how many there are, at least 1 */
    public Places(int all) {
        if (all < 1) {
            throw new IllegalArgumentException("there has to be room for one");
        }
        this.all = all;
    }

    /** Takes a place; false when there is none. */
    synchronized boolean take() {
        if (taken >= all) {
            return false;
        }
        taken++;
        return true;
    }

    /** Gives back a place that was taken. */
    void giveBack() {
        List<Runnable> now = List.of();
        synchronized (this) {
            taken--;
            if (taken == 0) {
                now = List.copyOf(whenEmpty);
                whenEmpty.clear();
            }
        }
        now.forEach(Runnable::run);
    }

    /** How many there are. */
    public int all() {
        return all;
    }

    /** How many are taken. */
    public synchronized int taken() {
        return taken;
    }

    /** Runs the action once, when no place is taken; at once when that is so now. */
    public void whenEmpty(Runnable action) {
        synchronized (this) {
            if (taken > 0) {
                whenEmpty.add(action);
                return;
            }
        }
        action.run();
    }
}
