package io.portcullis.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeKeyStore;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Keys;
import io.portcullis.fake.ManualTime;
import io.portcullis.key.ApiKeys;
import io.portcullis.key.ApiKeys.Shelves;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.token.TokenVerifier;
import io.portcullis.token.UnverifiedToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

/** An authenticator with everything it needs, whose tokens are what a test says. Knows the keys of alice and of nobody else. */
public final class Reception {

    static final Caller OF_TOKEN = new Caller("t", "https://a", Authentication.JWT, Set.of("reader"), Set.of(),
            Optional.of(Instant.parse("2030-01-01T01:00:00Z")));

    final FakeClock clock = new FakeClock("2030-01-01T00:00:00Z");
    final ManualTime time = new ManualTime();
    final FakeKeyStore keys = new FakeKeyStore(Keys.stored("alice", "reader"));
    final List<String> verifiedTokens = new ArrayList<>();

    private TokenVerifier tokens = (token, request) -> Uni.createFrom().item(Outcome.known(OF_TOKEN));
    private Optional<ClientCertificates> certificates = Optional.empty();
    private List<ApiKeyStore> stores = List.of();
    private Executor elsewhere = Runnable::run;
    private Duration memory = Duration.ZERO;
    private Limiter failures = new Limiter(1_000, time);
    private int maxFailures = 1_000;
    private boolean allowAnonymous;
    private VerifiedCallers verified;
    private HeldTokens held = new HeldTokens(false);
    private Authenticator authenticator;

    public Reception tokens(TokenVerifier verifier) {
        this.tokens = verifier;
        return this;
    }

    /** Every token is this. */
    public Reception tokensAre(Outcome outcome) {
        return tokens((token, request) -> Uni.createFrom().item(outcome));
    }

    Reception certificates(HttpAuthenticationMechanism mtls) {
        this.certificates = Optional.of(new ClientCertificates(mtls, Map.of(), ScopeHierarchy.FLAT, clock));
        return this;
    }

    /** Keys are looked for in a store, too, when the executor says so. */
    Reception store(ApiKeyStore store, Executor executor) {
        this.stores = List.of(store);
        this.elsewhere = executor;
        return this;
    }

    Reception remembering(Duration maxAge) {
        this.memory = maxAge;
        return this;
    }

    /** So many may fail in a minute. */
    Reception maxFailures(int number) {
        this.maxFailures = number;
        return this;
    }

    /** The failures are counted by this. */
    Reception counting(Limiter limiter) {
        this.failures = limiter;
        return this;
    }

    public Reception allowAnonymous() {
        this.allowAnonymous = true;
        return this;
    }

    Reception holding(HeldTokens forExchange) {
        this.held = forExchange;
        return this;
    }

    /** What comes of a request. */
    Outcome outcome(FakeRequest request) {
        return PlainIdentity.outcomeOf(identity(request));
    }

    Outcome bearer(String token) {
        return PlainIdentity.outcomeOf(identityOfBearer(token));
    }

    SecurityIdentity identityOfBearer(String token) {
        return identity(new FakeRequest().header("Authorization", "Bearer " + token));
    }

    Outcome key(String text) {
        return outcome(new FakeRequest().header("X-API-Key", text));
    }

    SecurityIdentity identity(FakeRequest request) {
        return authenticator().authenticate(request.context(), FakeIdentities.ofNobody()).await().indefinitely();
    }

    public Authenticator authenticator() {
        if (authenticator == null) {
            ApiKeys apiKeys = new ApiKeys(new Shelves(Authentication.API_KEY, keys, stores), ScopeHierarchy.FLAT, elsewhere,
                    clock);
            verified = new VerifiedCallers(memory, 1_000, time::currentTimeNanos, clock);
            Rate rate = new Rate(maxFailures, Duration.ofMinutes(1), maxFailures, Refill.GREEDY);
            authenticator = new Authenticator(new Verifiers(apiKeys, this::verify, certificates), verified,
                    new FailedAttempts(failures, rate), held, allowAnonymous);
        }
        return authenticator;
    }

    /** How many callers are remembered. */
    long remembered() {
        return verified.size();
    }

    /** How often a verifier was asked, whatever the credential. */
    int asked() {
        return verifiedTokens.size() + keys.asked().size();
    }

    private Uni<Outcome> verify(UnverifiedToken token, TokenVerifier.Request request) {
        verifiedTokens.add(token.toString());
        return tokens.verify(token, request);
    }
}
