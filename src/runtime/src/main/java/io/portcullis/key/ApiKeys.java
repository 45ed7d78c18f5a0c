package io.portcullis.key;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/**
 * Says whose a presented key is. An unknown key and a wrong one get the same answer, after the same comparison.
 * <p>
 * Stores that block are asked elsewhere than on the event loop.
 */
public final class ApiKeys {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String OF_NO_KEY = "sha256:" + "0".repeat(64);

    private final Shelves shelves;
    private final ScopeHierarchy hierarchy;
    private final Lookups lookups;
    private final Clock clock;

    /** @param blocking runs what may block */
    public ApiKeys(Shelves shelves, ScopeHierarchy hierarchy, Executor blocking, Clock clock) {
        this(shelves, hierarchy, blocking, clock, TIMEOUT);
    }

    ApiKeys(Shelves shelves, ScopeHierarchy hierarchy, Executor blocking, Clock clock, Duration timeout) {
        this.shelves = shelves;
        this.hierarchy = hierarchy;
        this.lookups = new Lookups(blocking, timeout);
        this.clock = clock;
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

    /**
     * Whose key it is, or why it is not valid. Does not fail.
     *
     * @param wanted asked when the turn has come to look the key up in stores: whether that is still to be done
     */
    public CompletionStage<Outcome> verify(String presented, BooleanSupplier wanted) {
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
            return CompletableFuture.completedFuture(lookups.unavailable(e));
        }
        return lookups.begin(() -> outcome(key, find(key.id()), Caller.Authentication.API_KEY), wanted);
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
}
