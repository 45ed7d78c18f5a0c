package io.portcullis.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Catalog.Found;
import io.portcullis.catalog.Entry;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Correlation;
import io.portcullis.event.Effect;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Unconfirmed.Lack;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.RefusedException;
import io.portcullis.stage.Soon;

/** What one caller sees. Lists and admits by the same decision, so that they cannot disagree. */
public final class View {

    private static final Duration RETRY_BROKEN = Duration.ofSeconds(5);

    private final Gate gate;
    private final Caller caller;
    private final Catalog catalog;
    private volatile boolean told;

    View(Gate gate, Caller caller, Catalog catalog) {
        this.gate = gate;
        this.caller = caller;
        this.catalog = catalog;
    }

    /** Whose view this is. */
    public Caller caller() {
        return caller;
    }

    /** Whether a call that came through this view was told to have ended, or to go on as a task. */
    public boolean hasTold() {
        return told;
    }

    void tells() {
        told = true;
    }

    /** What decides, beside the caller, which entries are seen: equal until an entry comes or goes, or the policy changes. */
    public Object ground() {
        return new Ground(catalog, gate.moment());
    }

    /** The roles that decide anything on the {@link #ground} of this view. */
    public Set<String> decidingRoles() {
        return gate.decidingRoles(catalog.entries());
    }

    /**
     * Equal for callers who see the same entries on the same {@link #ground}.
     *
     * @param deciding the roles that decide anything there: of the others a caller may have any number
     */
    public Object audience(Set<String> deciding) {
        Set<String> roles = new HashSet<>(deciding);
        roles.retainAll(caller.roles());
        return new Audience(caller.isAnonymous(), roles);
    }

    private record Ground(Catalog catalog, Object policy) {
    }

    private record Audience(boolean anonymous, Set<String> roles) {
    }

    /** The entries of that kind this caller may know of, sorted by name. */
    public List<Entry> entries(Feature feature) {
        List<Entry> visible = new ArrayList<>();
        for (Entry entry : catalog.entries(feature)) {
            if (gate.shows(entry, caller)) {
                visible.add(entry);
            }
        }
        return visible;
    }

    /** Whether this server has entries of that kind, visible or not. */
    public boolean hasAny(Feature feature) {
        return !catalog.entries(feature).isEmpty();
    }

    /** Whether any method behind an entry sends log messages. */
    public boolean hasLogs() {
        return catalog.hasLogs();
    }

    /** Whether any tool may run as a task. */
    public boolean hasTasks() {
        return catalog.hasTasks();
    }

    /** Whether everybody sees the same entries of that kind, with a credential or without. */
    public boolean isSameForAll(Feature feature) {
        return gate.isSameForAll(catalog.entries(feature));
    }

    /** Whether there is such an entry that this caller may know of. */
    public boolean sees(Feature feature, String name) {
        return catalog.find(feature, name).filter(entry -> gate.shows(entry, caller)).isPresent();
    }

    /** Whether there is such an entry that this caller may use. Takes no permit. */
    public boolean mayUse(Feature feature, String name) {
        return catalog.find(feature, name).filter(entry -> gate.allows(entry, caller)).isPresent();
    }

    /** Why this caller may or may not use the entry of that key, now; empty when there is none. */
    public Optional<Explanation> explain(String key) {
        return catalog.find(key).map(entry -> gate.explain(entry, caller));
    }

    /** The entry, if this caller may use it; else throws the refusal, which is told by then. Takes no permit. */
    public Entry require(Feature feature, String name, Origin origin) {
        return require(feature, name, catalog.find(feature, name), origin).entry();
    }

    /** The resource template of that text, or the one that serves that address; like {@link #require} in everything else. */
    public Entry requireTemplate(String uri, Origin origin) {
        Optional<Entry> found = catalog.find(Feature.RESOURCE_TEMPLATE, uri).or(() -> serving(uri)
                .map(Found::entry).filter(entry -> entry.feature() == Feature.RESOURCE_TEMPLATE));
        return require(Feature.RESOURCE_TEMPLATE, uri, found, origin).entry();
    }

    /**
     * Refuses like {@link #require} unless this caller may read what is at that address, now. What needs a permission is
     * refused: that is decided for one reading, and not for all that may come.
     */
    public void requireReadable(String uri, Origin origin) {
        Visit visit = require(Feature.RESOURCE, uri, serving(uri).map(Found::entry), origin);
        if (gate.asksForPermissions(visit.entry())) {
            orThrow(visit, Optional.of(new NotPermitted(false)));
        }
    }

    /** Whether this caller may read what is at that address, now, without a permission. Takes no permit. */
    public boolean canRead(String uri) {
        return catalog.findResource(uri).map(Found::entry)
                .filter(entry -> gate.allows(entry, caller) && !gate.asksForPermissions(entry)).isPresent();
    }

    /**
     * Lets a call in. First the access rule, whose refusal is thrown; then the limits, whose refusal the stage fails with, as
     * a {@link LimitedException}. So nobody spends another caller's permits; arguments come after both. What is refused is told
     * by then.
     */
    public CompletionStage<Visit> admit(Feature feature, String name, Origin origin) {
        return admit(feature, name, catalog.find(feature, name), origin);
    }

    /** Lets the reading of an address in, like {@link #admit}. */
    public CompletionStage<Reading> admitReading(String uri, Origin origin) {
        Optional<Found> found = serving(uri);
        return admit(Feature.RESOURCE, uri, found.map(Found::entry), origin)
                .thenApply(visit -> new Reading(visit, found.get().variables()));
    }

    /** What serves an address. It takes as long for one that this caller may not know of as for one that nothing serves. */
    private Optional<Found> serving(String uri) {
        Optional<Found> found = catalog.findResource(uri);
        found.map(Found::entry).filter(entry -> !gate.shows(entry, caller))
                .ifPresent(entry -> catalog.lookAtTheRest(uri, entry));
        return found;
    }

    /**
     * Lets a direct call of the entry's method in, like {@link #admit}. It does not count among the calls that run: a method
     * may answer with what nobody ever waits for.
     */
    public CompletionStage<Visit> admitDirect(String key) {
        return admitDirect(key, Origin.bean(Correlation.next()));
    }

    /** The same, for a call that serves a request. */
    public CompletionStage<Visit> admitDirect(String key, Origin origin) {
        if (!gate.events().hasRoom()) { // what could not be kept is not begun
            Refusal full = new Overloaded(Overloaded.What.AUDIT, RETRY_BROKEN);
            gate.events().tell(new RequestEnded(origin.correlationId(), origin.address(), Optional.of(caller),
                    RequestEnded.What.TURNED_AWAY, Outcome.LIMITED, Optional.of(full.reason())));
            throw new RefusedException(full);
        }
        Optional<Entry> entry = catalog.find(key).filter(found -> !found.invocation().isAdded()); // has a rule for itself
        Feature feature = entry.map(Entry::feature).orElse(Feature.TOOL);
        Visit visit = require(feature, entry.map(Entry::name).orElse(key), entry, origin);
        if (visit.entry().confirmation().isPresent()) {
            orThrow(visit, Optional.of(new Unconfirmed(Lack.NOBODY)));
        }
        return limited(visit, gate.limitDirect(visit));
    }

    /**
     * The reading of an address that was let in.
     *
     * @param visit the call
     * @param variables the values of the template's variables
     */
    public record Reading(Visit visit, Map<String, String> variables) {
    }

    private CompletionStage<Visit> admit(Feature feature, String name, Optional<Entry> found, Origin origin) {
        Visit visit = require(feature, name, found, origin);
        return limited(visit, gate.limit(visit));
    }

    private static CompletionStage<Visit> limited(Visit visit, CompletionStage<Optional<Refusal>> taking) {
        return Soon.then(taking, (refusal, failure) -> {
            Optional<Refusal> refused = failure == null ? refusal : Optional.of(new Unavailable(RETRY_BROKEN));
            if (refused.isPresent()) {
                visit.refused(refused.get());
                throw new LimitedException(refused.get(), visit.quotas());
            }
            return CompletableFuture.completedFuture(visit);
        });
    }

    private static EntryName nameOf(Entry entry) {
        Effect writes = entry.isDestructive() ? Effect.DESTROYS : Effect.WRITES;
        return new EntryName(entry.feature(), entry.name(), true, entry.isReadOnly() ? Effect.READS : writes);
    }

    private static void orThrow(Visit visit, Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            visit.refused(refusal.get());
            throw new RefusedException(refusal.get());
        }
    }

    /** A call of what this caller may use; it tells nothing unless it is refused. */
    private Visit require(Feature feature, String name, Optional<Entry> found, Origin origin) {
        EntryName called = found.map(View::nameOf)
                .orElseGet(() -> new EntryName(feature, name, false));
        Visit visit = new Visit(gate, this, origin, called, found);
        Optional<Why> denied = found.map(entry -> gate.refuse(entry, caller)).orElse(Optional.of(Why.ABSENT));
        if (denied.isPresent()) {
            visit.refused(denied.get());
            throw new RefusedException(gate.notFound(catalog, caller, feature, name, denied.get()));
        }
        orThrow(visit, gate.refuseScopes(visit.entry(), caller));
        return visit;
    }
}
