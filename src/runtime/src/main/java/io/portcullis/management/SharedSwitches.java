package io.portcullis.management;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.redaction.Cause;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.SwitchStore;
import io.portcullis.spi.SwitchStore.Switches;

/**
 * Makes the switches of operators hold on every node. A switch holds here at once, and elsewhere as soon as it is kept; until
 * then it is tried again. What cannot be read, or is older than what is known, changes nothing: a store that has lost the
 * switches gets them back.
 */
public final class SharedSwitches {

    private static final Logger LOG = Logger.getLogger(SharedSwitches.class);

    private static final String TOPIC = "switches";
    private static final Switches NONE = new Switches(0, false, Set.of());

    private final LivePolicy policy;
    private final SwitchStore store;
    private final Nodes nodes;
    private final Events events;
    private final List<Change> pending = new ArrayList<>();
    private Switches known = NONE;
    private boolean busy;
    private boolean again;
    private boolean away;

    public SharedSwitches(LivePolicy policy, SwitchStore store, Nodes nodes, Events events) {
        this.policy = policy;
        this.store = store;
        this.nodes = nodes;
        this.events = events;
        nodes.listen(TOPIC, told -> look());
    }

    /** @param name the entry; empty for all destructive tools */
    private record Change(String name, boolean off) {

        Switches in(Switches before) {
            if (name.isEmpty()) {
                return new Switches(before.version(), off, before.off());
            }
            Set<String> names = new HashSet<>(before.off());
            if (off) {
                names.add(name);
            } else {
                names.remove(name);
            }
            return new Switches(before.version(), before.destructiveOff(), names);
        }
    }

    /** A switch was turned here. */
    void switched(String name, boolean off) {
        synchronized (this) {
            pending.add(new Change(name, off));
        }
        look();
    }

    /** Takes over what other nodes have switched, and keeps what was switched here. To be done again every few seconds. */
    public void look() {
        synchronized (this) {
            if (busy) {
                again = true;
                return;
            }
            busy = true;
        }
        read().thenCompose(this::settle).whenComplete((settled, failure) -> looked(failure));
    }

    private CompletionStage<Optional<Switches>> read() {
        try {
            return Objects.requireNonNull(store.read());
        } catch (RuntimeException | Error e) { // nobody would look again, either
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Void> settle(Optional<Switches> found) {
        Switches kept = found.orElse(NONE);
        take(kept);
        List<Change> mine;
        Switches after;
        synchronized (this) {
            mine = List.copyOf(pending);
            if (mine.isEmpty() && kept.version() == known.version()) {
                return CompletableFuture.completedFuture(null);
            }
            after = next(known, mine);
        }
        return store.replace(kept.version(), after).thenAccept(replaced -> {
            if (replaced) {
                synchronized (this) {
                    pending.subList(0, mine.size()).clear();
                }
                take(after);
                nodes.tell(TOPIC, "");
            } else { // another node was first
                synchronized (this) {
                    again = true;
                }
            }
        });
    }

    private static Switches next(Switches before, List<Change> changes) {
        Switches after = new Switches(before.version() + 1, before.destructiveOff(), before.off());
        for (Change change : changes) {
            after = change.in(after);
        }
        return after;
    }

    /** What is newer than what is known holds from now on, and with it what was switched here and is not kept yet. */
    private void take(Switches newer) {
        boolean changed;
        synchronized (this) {
            if (newer.version() <= known.version()) {
                return;
            }
            known = newer;
            Switches now = next(newer, pending);
            Map<String, EntryPolicy> entries = new HashMap<>();
            now.off().forEach(name -> entries.put(name, EntryPolicy.OFF));
            Layer layer = new Layer(now.destructiveOff(), entries);
            changed = !layer.equals(policy.said(Source.OPERATOR));
            if (changed) {
                policy.say(Source.OPERATOR, layer);
            }
        }
        if (changed) {
            events.tell(new PolicyChanged("operator", "", "switches of another node are taken over", Outcome.OK));
        }
    }

    private void looked(Throwable failure) {
        boolean wasAway;
        boolean once;
        synchronized (this) {
            busy = false;
            once = again && failure == null;
            again = false;
            wasAway = away;
            away = failure != null;
        }
        if (failure != null && !wasAway) {
            LOG.errorf("The switches of other nodes cannot be read or kept; those known last hold: %s", Cause.line(failure));
        } else if (failure == null && wasAway) {
            LOG.info("The switches of other nodes are read again");
        }
        if (once) {
            look();
        }
    }
}
