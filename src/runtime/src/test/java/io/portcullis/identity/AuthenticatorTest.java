package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeRequest;
import io.portcullis.identity.Outcome.Known;
import io.portcullis.identity.Outcome.Refused;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

class AuthenticatorTest {

    private static final Caller TOKEN = Callers.of("t", "https://a", Authentication.JWT, "reader");

    private final ApiKeys keys = new ApiKeys(List.of(ApiKey.configured("alice",
            "sha256:" + HexFormat.of().formatHex(ApiKeys.digest("pck_alice")), Set.of("reader"), Set.of(), Optional.empty())),
            Clock.systemUTC());

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
        assertThat(outcome(false, new FakeRequest().header("x-api-key", "pck_alice")))
                .isEqualTo(Outcome.known(Callers.key("alice", "reader")));
        assertThat(outcome(false, new FakeRequest().header("Authorization", "Bearer pck_alice")))
                .isEqualTo(Outcome.known(Callers.key("alice", "reader")));
    }

    @Test
    void token_goesToTheVerifier() {
        assertThat(outcome(false, new FakeRequest().header("Authorization", "Bearer a.b.c"))).isEqualTo(Outcome.known(TOKEN));
    }

    @Test
    void twoCredentials_areMalformed() {
        FakeRequest two = new FakeRequest().header("X-API-Key", "pck_alice").header("Authorization", "Bearer a.b.c");
        assertThat(outcome(true, two)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Malformed.class));
    }

    @Test
    void verifierThatThrows_refuses() {
        Authenticator broken = new Authenticator(keys, (token, context, identities) -> {
            throw new IllegalStateException("secret");
        }, true);
        assertUnavailable(broken);
    }

    @Test
    void verifierThatFails_refuses() {
        assertUnavailable(new Authenticator(keys,
                (token, context, identities) -> Uni.createFrom().failure(new IllegalStateException()), true));
    }

    @Test
    void verifierThatAnswersNothing_refuses() {
        assertUnavailable(new Authenticator(keys, (token, context, identities) -> null, true));
        Authenticator empty = new Authenticator(keys, (token, context, identities) -> Uni.createFrom().nullItem(), true);
        assertUnavailable(empty);
    }

    @Test // AU-13, B-01
    void identity_hasNoCredentialAndAPlainPrincipal() {
        SecurityIdentity identity = identity(new Authenticator(keys, null, false),
                new FakeRequest().header("X-API-Key", "pck_alice"));
        assertThat(identity.getCredentials()).isEmpty();
        assertThat(identity.getPrincipal().getName()).isEqualTo("alice");
        assertThat(identity.getRoles()).containsExactly("reader");
        assertThat(identity.isAnonymous()).isFalse();
        assertThat(identity.getAttributes().values().toString()).doesNotContain("pck_alice");
    }

    @Test
    void refusedCredential_isAnAnonymousIdentityWithoutRoles() {
        SecurityIdentity identity = identity(new Authenticator(keys, null, false),
                new FakeRequest().header("X-API-Key", "wrong"));
        assertThat(identity.isAnonymous()).isTrue();
        assertThat(identity.getRoles()).isEmpty();
    }

    private static void assertUnavailable(Authenticator authenticator) {
        Outcome outcome = PlainIdentity
                .outcomeOf(identity(authenticator, new FakeRequest().header("Authorization", "Bearer a.b.c")));
        assertThat(outcome).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Unavailable.class));
    }

    private Outcome outcome(boolean allowAnonymous, FakeRequest request) {
        TokenVerifier tokens = (token, context, identities) -> Uni.createFrom().item(new Known(TOKEN));
        return PlainIdentity.outcomeOf(identity(new Authenticator(keys, tokens, allowAnonymous), request));
    }

    private static SecurityIdentity identity(Authenticator authenticator, FakeRequest request) {
        return authenticator.authenticate(request.context(), null).await().indefinitely();
    }
}
