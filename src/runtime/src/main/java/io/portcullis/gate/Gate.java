package io.portcullis.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Ruling;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Guards the catalog. A guard that throws is a guard that refuses. Safe for use by many threads. */
public final class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);

    private final LiveCatalog catalog;
    private final AccessPolicy access;
    private final LivePolicy policy;
    private final Permissions permissions;
    private final RateLimits rates;
    private final Bulkheads bulkheads;
    private final Events events;

    /** @param limits how often, and how many at the same time */
    public Gate(LiveCatalog catalog, Rules rules, Limits limits, Events events) {
        this.catalog = catalog;
        this.access = rules.access();
        this.policy = rules.policy();
        this.permissions = rules.permissions();
        this.rates = limits.rates();
        this.bulkheads = limits.bulkheads();
        this.events = events;
    }

    /**
     * Who.
     *
     * @param access decides about callers and rules
     * @param policy says which rule holds for an entry now
     * @param permissions decides what needs the arguments
     */
    public record Rules(AccessPolicy access, LivePolicy policy, Permissions permissions) {
    }

    /**
     * How much.
     *
     * @param rates how often
     * @param bulkheads how many at the same time
     */
    public record Limits(RateLimits rates, Bulkheads bulkheads) {
    }

    /** What this caller sees: the only way to list or find entries. */
    public View viewFor(Caller caller) {
        return new View(this, caller, catalog.current());
    }

    /** Who is told what happens. */
    public Events events() {
        return events;
    }

    /** Why the caller may not use the entry, by the one decision for list and call. */
    Optional<Why> refuse(Entry entry, Caller caller) {
        try {
            Ruling ruling = policy.of(entry);
            return ruling.enabled() ? access.refuse(ruling.access(), caller) : Optional.of(Why.DISABLED);
        } catch (RuntimeException e) {
            LOG.errorf(Cause.of(e), "The access rule of %s could not be checked; refused", entry.name());
            return Optional.of(Why.CHECK_FAILED);
        }
    }

    /** Why the credential of a caller who is not refused is not enough for the entry; empty when it is. */
    Optional<Refusal> refuseScopes(Entry entry, Caller caller) {
        try {
            Set<String> needed = access.lackingScopes(policy.of(entry).access(), caller);
            return needed.isEmpty() ? Optional.empty() : Optional.of(new InsufficientScope(needed));
        } catch (RuntimeException e) {
            LOG.errorf(Cause.of(e), "The scopes of %s could not be checked; refused", entry.name());
            return Optional.of(hidden(entry.feature(), entry.name(), Why.CHECK_FAILED));
        }
    }

    /** Whether everybody sees these entries alike: nobody needs a credential, and each is for all or for none. */
    boolean isSameForAll(List<Entry> entries) {
        return access.allowAnonymous() && entries.stream().map(policy::of)
                .allMatch(ruling -> !ruling.enabled() || access.isSameForAll(ruling.access()));
    }

    /** Every role that one of these entries asks for now. One that cannot be checked is for nobody, whatever it asks for. */
    Set<String> decidingRoles(List<Entry> entries) {
        Set<String> deciding = new HashSet<>();
        for (Entry entry : entries) {
            try {
                policy.of(entry).access().roles().forEach(deciding::addAll);
            } catch (RuntimeException e) {
                LOG.errorf(Cause.of(e), "The access rule of %s could not be looked at", entry.name());
            }
        }
        return deciding;
    }

    /** What decides, beside the caller, which entries are seen: the same object until the policy changes. */
    Object moment() {
        return policy.moment();
    }

    /** What an entry that this caller may not use is to it: nothing, unless a credential might help. */
    Refusal notFound(Catalog catalog, Caller caller, Feature feature, String name, Why why) {
        if (caller.isAnonymous() && !(catalog.isOnlyPublic() && policy.isSilent())) {
            return new Unauthenticated(Credential.MISSING);
        }
        return hidden(feature, name, why);
    }

    /** What such an entry is to a caller whom no credential would help: nothing. */
    static Refusal hidden(Feature feature, String name, Why why) {
        return switch (feature) {
            case TOOL -> new Unknown(Unknown.Kind.TOOL, why);
            case PROMPT -> new Unknown(Unknown.Kind.PROMPT, why);
            case RESOURCE, RESOURCE_TEMPLATE -> new NoResource(name, why);
            case COMPLETION -> new Unknown(Unknown.Kind.COMPLETION, why);
        };
    }

    /** Whether something is still to be decided once the arguments are known. */
    boolean asksForPermissions(Entry entry) {
        return !entry.access().permissions().isEmpty();
    }

    /** The second step, with the arguments: why the call may not go on like that. Does not fail. */
    CompletionStage<Optional<Refusal>> settle(Visit visit, Object[] arguments) {
        return asksForPermissions(visit.entry()) ? permitted(visit, arguments).thenCompose(
                refused -> refused.isPresent() ? CompletableFuture.completedFuture(refused) : charge(visit, arguments))
                : charge(visit, arguments);
    }

    private CompletionStage<Optional<Refusal>> permitted(Visit visit, Object[] arguments) {
        Entry entry = visit.entry();
        try {
            return permissions.granted(entry, visit.caller(), arguments).handle((granted, failure) -> {
                if (failure != null) {
                    LOG.errorf(Cause.of(failure), "The permissions of %s could not be checked; refused", entry.name());
                }
                return Boolean.TRUE.equals(granted) && failure == null ? Optional.empty()
                        : Optional.of(new NotPermitted(failure != null));
            });
        } catch (RuntimeException e) {
            LOG.errorf(Cause.of(e), "The permissions of %s could not be checked; refused", entry.name());
            return CompletableFuture.completedFuture(Optional.of(new NotPermitted(true)));
        }
    }

    /** Takes what only the arguments say that the call costs. */
    CompletionStage<Optional<Refusal>> charge(Visit visit, Object[] arguments) {
        return rates.takeRest(visit, policy.of(visit.entry()).limits(), arguments);
    }

    /** Why the caller may or may not use the entry, now. Takes no permit. */
    Explanation explain(Entry entry, Caller caller) {
        return new Explainer(this).explain(entry, caller, policy.of(entry));
    }

    /** Whether a call would find its permits, as far as that can be said without making it. */
    Optional<Boolean> hasPermits(LimitRule rule, Entry entry, Caller caller) {
        return rates.hasPermits(rule, entry, caller);
    }

    /** Takes a seat and the permits of one call; why it may not come in, if there are too few. Does not fail. */
    CompletionStage<Optional<Refusal>> limit(Visit visit) {
        Optional<Refusal> crowded = bulkheads.enter(visit);
        if (crowded.isPresent()) {
            return CompletableFuture.completedFuture(crowded);
        }
        return limitDirect(visit);
    }

    /** Takes the permits of a call that no seat is kept for. */
    CompletionStage<Optional<Refusal>> limitDirect(Visit visit) {
        try {
            return rates.take(visit, policy.of(visit.entry()).limits());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Gives back the permits of a call that only asked, and takes one from the bucket for questions. */
    Optional<Refusal> limitQuestions(Visit visit) {
        Optional<Refusal> limited = takeQuestion(visit);
        if (limited.isEmpty()) {
            rates.giveBack(visit);
        }
        return limited;
    }

    /** Takes a permit from the bucket for questions. */
    Optional<Refusal> takeQuestion(Visit visit) {
        return rates.takeQuestion(visit);
    }

    /** Whether this caller may know of the entry, now. */
    public boolean shows(Entry entry, Caller caller) {
        return refuse(entry, caller).isEmpty();
    }

    /** Whether this caller may use the entry, now. */
    boolean allows(Entry entry, Caller caller) {
        return shows(entry, caller) && refuseScopes(entry, caller).isEmpty();
    }
}
