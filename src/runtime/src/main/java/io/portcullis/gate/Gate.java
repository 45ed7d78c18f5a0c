package io.portcullis.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Ruling;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Guards the catalog. A guard that throws is a guard that refuses. Safe for use by many threads. */
public final class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final Duration RETRY_BROKEN = Duration.ofSeconds(5);
    private static final CompletionStage<Optional<Refusal>> SETTLED = CompletableFuture.completedFuture(Optional.empty());

    private final LiveCatalog catalog;
    private final AccessPolicy access;
    private final LivePolicy policy;
    private final Permissions permissions;
    private final Limiter limiter;
    private final Rate questions;
    private final Events events;

    /** @param limits keeps the buckets, and says how often one caller may be asked */
    public Gate(LiveCatalog catalog, Rules rules, Limits limits, Events events) {
        this.catalog = catalog;
        this.access = rules.access();
        this.policy = rules.policy();
        this.permissions = rules.permissions();
        this.limiter = limits.limiter();
        this.questions = limits.questions();
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
     * How often.
     *
     * @param limiter keeps the buckets
     * @param questions how often calls of one caller may end with a question
     */
    public record Limits(Limiter limiter, Rate questions) {
    }

    /** What this caller sees: the only way to list or find entries. */
    public View viewFor(Caller caller) {
        return new View(this, caller, catalog.current());
    }

    Events events() {
        return events;
    }

    /** Why the caller may not use the entry, by the one decision for list and call. */
    Optional<Why> refuse(Entry entry, Caller caller) {
        try {
            Ruling ruling = policy.of(entry);
            return ruling.enabled() ? access.refuse(ruling.access(), caller) : Optional.of(Why.DISABLED);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The access rule of %s could not be checked; refused", entry.name());
            return Optional.of(Why.CHECK_FAILED);
        }
    }

    /** Why the credential of a caller who is not refused is not enough for the entry; empty when it is. */
    Optional<Refusal> refuseScopes(Entry entry, Caller caller) {
        try {
            Set<String> needed = access.lackingScopes(policy.of(entry).access(), caller);
            return needed.isEmpty() ? Optional.empty() : Optional.of(new InsufficientScope(needed));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The scopes of %s could not be checked; refused", entry.name());
            return Optional.of(hidden(entry.feature(), entry.name(), Why.CHECK_FAILED));
        }
    }

    /** Whether everybody sees these entries alike: nobody needs a credential, and each is for all or for none. */
    boolean isSameForAll(List<Entry> entries) {
        return access.allowAnonymous() && entries.stream().map(policy::of)
                .allMatch(ruling -> !ruling.enabled() || access.isSameForAll(ruling.access()));
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

    /** The second step, with the arguments: why the caller may not use the entry like that. Does not fail. */
    CompletionStage<Optional<Refusal>> settle(Entry entry, Caller caller, Object[] arguments) {
        if (!asksForPermissions(entry)) {
            return SETTLED;
        }
        try {
            return permissions.granted(entry, caller, arguments).handle((granted, failure) -> {
                if (failure != null) {
                    LOG.errorf(failure, "The permissions of %s could not be checked; refused", entry.name());
                }
                return Boolean.TRUE.equals(granted) && failure == null ? Optional.empty()
                        : Optional.of(new NotPermitted(failure != null));
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "The permissions of %s could not be checked; refused", entry.name());
            return CompletableFuture.completedFuture(Optional.of(new NotPermitted(true)));
        }
    }

    /** Why the caller may or may not use the entry, now. Takes no permit. */
    Explanation explain(Entry entry, Caller caller) {
        return new Explainer(this).explain(entry, caller, policy.of(entry));
    }

    /** Whether a call would find its permits, as far as it does not depend on where it comes from. */
    boolean hasPermits(LimitRule rule, Caller caller) {
        return limiter.waiting(Buckets.key(rule, caller, Origin.bean("")), rule.cost()).isEmpty();
    }

    /** Takes the permits of one call, of every limit or of none. */
    Optional<Refusal> limit(Entry entry, Caller caller, Origin origin) {
        List<LimitRule> rules = policy.of(entry).limits();
        for (int i = 0; i < rules.size(); i++) {
            LimitRule rule = rules.get(i);
            Optional<Refusal> refused = take(entry, Buckets.key(rule, caller, origin), rule.rate(), rule.cost());
            if (refused.isPresent()) {
                giveBack(rules.subList(0, i), caller, origin);
                return refused;
            }
        }
        return Optional.empty();
    }

    /** Not into a fixed window: it may be the next one by now. */
    private void giveBack(List<LimitRule> rules, Caller caller, Origin origin) {
        rules.stream().filter(rule -> rule.rate().refill() == Refill.GREEDY)
                .forEach(rule -> limiter.giveBack(Buckets.key(rule, caller, origin), rule.cost()));
    }

    /** Gives back the permits of a call that only asked, and takes one from the bucket for questions. */
    Optional<Refusal> limitQuestions(Entry entry, Caller caller, Origin origin) {
        Optional<Refusal> limited = takeQuestion(entry, caller, origin);
        if (limited.isEmpty()) {
            giveBack(policy.of(entry).limits(), caller, origin);
        }
        return limited;
    }

    /** Takes a permit from the bucket for questions. */
    Optional<Refusal> takeQuestion(Entry entry, Caller caller, Origin origin) {
        return take(entry, Buckets.questions(caller, origin), questions, 1);
    }

    /** Whether this caller may know of the entry, now. */
    public boolean shows(Entry entry, Caller caller) {
        return refuse(entry, caller).isEmpty();
    }

    /** Whether this caller may use the entry, now. */
    boolean allows(Entry entry, Caller caller) {
        return shows(entry, caller) && refuseScopes(entry, caller).isEmpty();
    }

    private Optional<Refusal> take(Entry entry, String bucket, Rate rate, long cost) {
        try {
            return limiter.take(bucket, rate, cost).map(Limited::new);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The limit of %s could not be checked; refused", entry.name());
            return Optional.of(new Unavailable(RETRY_BROKEN));
        }
    }
}
