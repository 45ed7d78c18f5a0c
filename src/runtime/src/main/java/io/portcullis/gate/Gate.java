package io.portcullis.gate;

import java.time.Duration;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.limit.Limiter;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Guards the catalog. A guard that throws is a guard that refuses. Safe for use by many threads. */
public final class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final Duration RETRY_BROKEN = Duration.ofSeconds(5);

    private final Catalog catalog;
    private final AccessPolicy access;
    private final Limiter limiter;
    private final Events events;

    public Gate(Catalog catalog, AccessPolicy access, Limiter limiter, Events events) {
        this.catalog = catalog;
        this.access = access;
        this.limiter = limiter;
        this.events = events;
    }

    /** What this caller sees: the only way to list or find entries. */
    public View viewFor(Caller caller) {
        return new View(this, caller);
    }

    Catalog catalog() {
        return catalog;
    }

    Events events() {
        return events;
    }

    /** Why the caller may not use the entry, by the one decision for list and call. */
    Optional<Why> refuse(Entry entry, Caller caller) {
        try {
            return access.refuse(entry.access(), caller);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The access rule of %s could not be checked; refused", entry.name());
            return Optional.of(Why.CHECK_FAILED);
        }
    }

    /** What an entry that this caller may not use is to it: nothing, unless a credential might help. */
    Refusal notFound(Caller caller, Why why) {
        if (caller.isAnonymous() && !catalog.isOnlyPublic()) {
            return new Unauthenticated(Credential.MISSING);
        }
        return new Unknown(Unknown.Kind.TOOL, why);
    }

    /** Takes the permits of one call. */
    Optional<Refusal> limit(Entry entry, Caller caller, Origin origin) {
        if (entry.limit().isEmpty()) {
            return Optional.empty();
        }
        LimitRule rule = entry.limit().get();
        try {
            return limiter.take(Buckets.key(rule, caller, origin), rule.rate(), rule.cost()).map(Limited::new);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The limit of %s could not be checked; refused", entry.name());
            return Optional.of(new Unavailable(RETRY_BROKEN));
        }
    }
}
