package io.portcullis.session;

import java.util.HashMap;
import java.util.Map;

import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.RefusedException;

/**
 * How many sessions there are, and whose (HL-16). A full house turns newcomers away; it never puts somebody out, or whoever
 * has a credential could end the sessions of everybody else.
 * <p>
 * Callers without a credential cannot be told apart here. They share one count, which is half of all seats: fewer, and a
 * handful of visitors would lock out all others; more, and they would lock out those with a credential.
 */
final class Seats {

    private final int total;
    private final int perCaller;
    private final Map<Owner, Integer> taken = new HashMap<>();
    private int all;
    private boolean shut;

    Seats(Settings.Caps caps) {
        this.total = caps.sessions();
        this.perCaller = caps.perCaller();
    }

    /** Takes a seat, or throws the refusal: of the caller's own count first, so that it learns nothing of the others. */
    synchronized void take(Owner owner) {
        int own = taken.getOrDefault(owner, 0);
        if (own >= (owner.isAnonymous() ? total - total / 2 : perCaller)) {
            throw refused(new Limited(Setup.SWEEP));
        } else if (all >= total || shut) {
            throw refused(new Unavailable(Setup.SWEEP));
        }
        taken.put(owner, own + 1);
        all++;
    }

    /** Gives a seat back that was taken. */
    synchronized void giveBack(Owner owner) {
        taken.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }

    /** No more seats for anybody. */
    synchronized void shut() {
        shut = true;
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }
}
