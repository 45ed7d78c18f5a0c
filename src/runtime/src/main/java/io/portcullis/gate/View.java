package io.portcullis.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Entry;
import io.portcullis.event.Correlation;
import io.portcullis.event.Origin;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.RefusedException;

/** What one caller sees. Lists and admits by the same decision, so that they cannot disagree. */
public final class View {

    private final Gate gate;
    private final Caller caller;

    View(Gate gate, Caller caller) {
        this.gate = gate;
        this.caller = caller;
    }

    /** Whose view this is. */
    public Caller caller() {
        return caller;
    }

    /** The entries this caller may use, sorted by name. */
    public List<Entry> entries() {
        List<Entry> visible = new ArrayList<>();
        for (Entry entry : gate.catalog().entries()) {
            if (gate.refuse(entry, caller).isEmpty()) {
                visible.add(entry);
            }
        }
        return visible;
    }

    /** Whether this server has any entries, visible or not. */
    public boolean isServerEmpty() {
        return gate.catalog().entries().isEmpty();
    }

    /**
     * Lets a call in, or throws the refusal, which is already told by then. First the access rule, then the limit, so that
     * nobody spends another
     * caller's permits; arguments come after both.
     */
    public Visit admit(String name, Origin origin) {
        Optional<Entry> found = gate.catalog().find(name);
        Visit visit = new Visit(gate.events(), caller, origin, name, found);
        Optional<Why> denied = found.map(entry -> gate.refuse(entry, caller)).orElse(Optional.of(Why.ABSENT));
        if (denied.isPresent()) {
            throw turnedAway(visit, gate.notFound(caller, denied.get()), denied.get());
        }
        Optional<Refusal> limited = gate.limit(found.get(), caller, origin);
        if (limited.isPresent()) {
            visit.limited(limited.get());
            throw new RefusedException(limited.get());
        }
        return visit;
    }

    /** Lets a direct call of the entry's method in, or throws the refusal, which is already told by then. */
    public Visit admitDirect(String name) {
        return admit(name, Origin.bean(Correlation.next()));
    }

    private static RefusedException turnedAway(Visit visit, Refusal told, Why why) {
        visit.refused(why);
        return new RefusedException(told);
    }
}
