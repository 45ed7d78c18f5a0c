package io.portcullis.key;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jboss.threads.ViewExecutor;

import io.portcullis.api.Caller;
import io.portcullis.credential.OnceInAWhile;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/**
 * Says whose a presented key is. An unknown key and a wrong one get the same answer, after the same comparison.
 * <p>
 * Stores that block are asked elsewhere than on the event loop, by a bounded number of threads. A bounded number of keys waits
 * for one of them; further keys are refused at once instead of filling the server.
 */
public final class ApiKeys {

    private static final Logger LOG = Logger.getLogger(ApiKeys.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int LOOKUPS = 16;

    /** With those, as many as one caller may have in flight: whoever is not remembered any more may come with all of them. */
    private static final int WAITING = 112;

    private static final String OF_NO_KEY = "sha256:" + "0".repeat(64);

    private final Shelves shelves;
    private final ScopeHierarchy hierarchy;
    private final Executor lookups;
    private final Clock clock;
    private final Duration timeout;
    private final OnceInAWhile told = new OnceInAWhile(QUIET);

    /** @param blocking runs what may block */
    public ApiKeys(Shelves shelves, ScopeHierarchy hierarchy, Executor blocking, Clock clock) {
        this(shelves, hierarchy, blocking, clock, TIMEOUT);
    }

    ApiKeys(Shelves shelves, ScopeHierarchy hierarchy, Executor blocking, Clock clock, Duration timeout) {
        this.shelves = shelves;
        this.hierarchy = hierarchy;
        this.lookups = ViewExecutor.builder(blocking).setMaxSize(LOOKUPS).setQueueLimit(WAITING).build();
        this.clock = clock;
        this.timeout = timeout;
    }

    /**
     * Where keys are looked for, in this order.
     *
     * @param as how callers with a key from memory are said to be authenticated
     * @param memory knows its keys at once
     * @param stores may block
     */
    public record Shelves(Caller.Authentication as, ApiKeyStore memory, List<ApiKeyStore> stores) {

        public Shelves {
            stores = List.copyOf(stores);
        }
    }

    /** Whose key it is, or why it is not valid. Does not fail. */
    public CompletionStage<Outcome> verify(String presented) {
        Optional<ApiKey> form = ApiKey.of(presented);
        if (form.isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.refused(Credential.INVALID, Kind.API_KEY));
        }
        ApiKey key = form.get();
        try {
            Optional<StoredApiKey> known = shelves.memory().find(key.id());
            if (known.isPresent() || shelves.stores().isEmpty()) {
                return CompletableFuture.completedFuture(outcome(key, known, shelves.as()));
            }
        } catch (Exception e) {
            return CompletableFuture.completedFuture(unavailable(e));
        }
        return inStores(key);
    }

    private CompletionStage<Outcome> inStores(ApiKey key) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        try {
            lookups.execute(() -> lookUp(key, answer));
        } catch (RuntimeException e) { // as many wait as may, or the pool is full or closed
            answer.complete(unavailable(e));
        }
        return answer.completeOnTimeout(new Refused(new Unavailable(RETRY), Kind.API_KEY.word()), timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void lookUp(ApiKey key, CompletableFuture<Outcome> answer) {
        if (answer.isDone()) { // it has waited for too long
            return;
        }
        try {
            answer.complete(outcome(key, find(key.id()), Caller.Authentication.API_KEY));
        } catch (Exception e) {
            answer.complete(unavailable(e));
        }
    }

    private Optional<StoredApiKey> find(String id) throws Exception {
        for (ApiKeyStore store : shelves.stores()) {
            Optional<StoredApiKey> found = store.find(id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Outcome outcome(ApiKey key, Optional<StoredApiKey> known, Caller.Authentication as) {
        boolean same = ApiKey.isSame(key.digest(), known.map(StoredApiKey::digest).orElse(OF_NO_KEY));
        if (!same || known.isEmpty() || !known.get().id().equals(key.id())) {
            return Outcome.refused(Credential.INVALID, Kind.API_KEY);
        }
        boolean expired = known.get().expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent();
        return expired ? Outcome.refused(Credential.EXPIRED, Kind.API_KEY) : Outcome.known(caller(known.get(), as));
    }

    private Caller caller(StoredApiKey key, Caller.Authentication as) {
        Grant grant = key.grant();
        return new Caller(grant.client(), "", as, grant.roles(), hierarchy.withImplied(grant.scopes()), key.expiresAt(),
                Optional.of(key.id()), grant.tenant());
    }

    /** Told once in a while: everybody can send keys while the store is away. */
    private Outcome unavailable(Exception e) {
        if (told.isDue()) {
            LOG.error("API keys could not be looked up; refused", Cause.of(e));
        }
        return new Refused(new Unavailable(RETRY), Kind.API_KEY.word());
    }
}
