package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.benmanes.caffeine.cache.Ticker;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Keys;
import io.portcullis.fake.ManualTime;
import io.portcullis.key.ApiKeys;
import io.portcullis.key.ApiKeys.Shelves;
import io.portcullis.key.ConfiguredKeys;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.token.TokenVerifier;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Which verifier a credential goes to, and that a verifier that breaks refuses. */
class AuthenticatorTest {

    private static final Caller TOKEN = Callers.of("t", "https://a", Authentication.JWT, "reader");
    private static final Rate PLENTY = new Rate(1_000, Duration.ofMinutes(1), 1_000, Refill.GREEDY);

    private final ApiKeys keys = new ApiKeys(
            new Shelves(Authentication.API_KEY, new ConfiguredKeys(List.of(Keys.stored("alice", "reader"))), List.of()),
            ScopeHierarchy.FLAT, Runnable::run, Clock.systemUTC());

    @Test
    void withoutACredential_nobodyIsServed() {
        assertThat(outcome(false, new FakeRequest())).isEqualTo(Outcome.refused(Credential.MISSING, "none"));
    }

    @Test
    void withoutACredentialWhereAnonymousIsOn_anonymousIsServed() {
        assertThat(outcome(true, new FakeRequest())).isEqualTo(Outcome.known(Caller.anonymous()));
    }

    @ParameterizedTest // a credential that does not hold never becomes anonymous
    @ValueSource(booleans = { false, true })
    void wrongKey_isRefused(boolean allowAnonymous) {
        assertThat(outcome(allowAnonymous, new FakeRequest().header("X-API-Key", "wrong")))
                .isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void otherScheme_isRefused(boolean allowAnonymous) {
        assertThat(outcome(allowAnonymous, new FakeRequest().header("Authorization", "Basic YTpi")))
                .isEqualTo(Outcome.refused(Credential.NO_VERIFIER, "other"));
    }

    @Test
    void key_isACaller() {
        for (FakeRequest request : List.of(new FakeRequest().header("x-api-key", Keys.text("alice")),
                new FakeRequest().header("Authorization", "Bearer " + Keys.text("alice")))) {
            assertThat(outcome(false, request)).isInstanceOfSatisfying(Outcome.Known.class,
                    known -> assertThat(known.caller().subject()).isEqualTo("alice"));
        }
    }

    @Test
    void token_goesToTheVerifier() {
        assertThat(outcome(false, new FakeRequest().header("Authorization", "Bearer a.b.c"))).isEqualTo(Outcome.known(TOKEN));
    }

    @Test // AU-10
    void twoCredentials_areMalformed() {
        FakeRequest two = new FakeRequest().header("X-API-Key", Keys.text("alice")).header("Authorization", "Bearer a.b.c");
        assertThat(outcome(true, two)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Malformed.class));
    }

    @Test
    void verifierThatThrows_refuses() {
        assertUnavailable((token, request) -> {
            throw new IllegalStateException("secret");
        });
    }

    @Test
    void verifierThatFails_refuses() {
        assertUnavailable((token, request) -> Uni.createFrom().failure(new IllegalStateException()));
    }

    @Test
    void verifierThatAnswersNothing_refuses() {
        assertUnavailable((token, request) -> null);
        assertUnavailable((token, request) -> Uni.createFrom().nullItem());
    }

    @Test // AU-13, B-01
    void identity_hasNoCredentialAndAPlainPrincipal() {
        SecurityIdentity identity = identity(authenticator(null, false),
                new FakeRequest().header("X-API-Key", Keys.text("alice")));
        assertThat(identity.getCredentials()).isEmpty();
        assertThat(identity.getPrincipal().getName()).isEqualTo("alice");
        assertThat(identity.getRoles()).containsExactly("reader");
        assertThat(identity.isAnonymous()).isFalse();
        assertThat(identity.getAttributes().values().toString()).doesNotContain(Keys.text("alice"));
    }

    @Test
    void refusedCredential_isAnAnonymousIdentityWithoutRoles() {
        SecurityIdentity identity = identity(authenticator(null, false), new FakeRequest().header("X-API-Key", "wrong"));
        assertThat(identity.isAnonymous()).isTrue();
        assertThat(identity.getRoles()).isEmpty();
    }

    private void assertUnavailable(TokenVerifier tokens) {
        Outcome outcome = PlainIdentity.outcomeOf(
                identity(authenticator(tokens, true), new FakeRequest().header("Authorization", "Bearer a.b.c")));
        assertThat(outcome).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Unavailable.class));
    }

    private Outcome outcome(boolean allowAnonymous, FakeRequest request) {
        TokenVerifier tokens = (token, asked) -> Uni.createFrom().item(Outcome.known(TOKEN));
        return PlainIdentity.outcomeOf(identity(authenticator(tokens, allowAnonymous), request));
    }

    private Authenticator authenticator(TokenVerifier tokens, boolean allowAnonymous) {
        return new Authenticator(new Verifiers(keys, tokens, Optional.empty()),
                new VerifiedCallers(Duration.ZERO, 10, Ticker.disabledTicker(), Clock.systemUTC()),
                new FailedAttempts(new Limiter(10, new ManualTime()), PLENTY), new HeldTokens(false), allowAnonymous);
    }

    private static SecurityIdentity identity(Authenticator authenticator, FakeRequest request) {
        return authenticator.authenticate(request.context(), null).await().indefinitely();
    }
}
