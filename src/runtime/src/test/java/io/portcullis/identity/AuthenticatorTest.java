package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.fake.BrokenTime;
import io.portcullis.fake.Certificates;
import io.portcullis.fake.FakeMechanism;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.FakeTls;
import io.portcullis.fake.Keys;
import io.portcullis.limit.Limiter;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Which verifier a credential goes to: one, whatever comes of it. A verifier that breaks refuses. */
class AuthenticatorTest {

    private final Reception reception = new Reception();
    private final FakeMechanism mtls = new FakeMechanism(() -> Uni.createFrom().nullItem());

    @Test
    void withoutACredential_nobodyIsServed() {
        assertThat(reception.outcome(new FakeRequest())).isEqualTo(Outcome.refused(Credential.MISSING, "none"));
    }

    @Test
    void withoutACredentialWhereAnonymousIsOn_anonymousIsServed() {
        assertThat(reception.allowAnonymous().outcome(new FakeRequest())).isEqualTo(Outcome.known(Caller.anonymous()));
    }

    @ParameterizedTest // a credential that does not hold never becomes anonymous
    @CsvSource({ "X-API-Key,wrong,INVALID,api_key", "X-API-Key,'',INVALID,api_key",
            "Authorization,Basic YTpi,NO_VERIFIER,other", "Authorization,'',NO_VERIFIER,other",
            "Authorization,Bearer x,WRONG_ISSUER,bearer", "Authorization,DPoP x,WRONG_ISSUER,bearer" })
    void credentialThatDoesNotHold_isRefused(String header, String value, Credential why, String kind) {
        Outcome refused = Outcome.refused(why, kind);
        FakeRequest request = new FakeRequest().header(header, value);
        assertThat(new Reception().tokensAre(refused).outcome(request)).isEqualTo(refused);
        assertThat(new Reception().allowAnonymous().tokensAre(refused).outcome(request)).isEqualTo(refused);
    }

    @Test
    void otherScheme_goesNowhere() {
        FakeRequest basic = new FakeRequest().header("Authorization", "Basic YTpi");
        assertThat(reception.allowAnonymous().outcome(basic)).isEqualTo(Outcome.refused(Credential.NO_VERIFIER, "other"));
        assertThat(reception.asked()).isZero();
    }

    @Test
    void key_goesToTheKeysAndNowhereElse() {
        for (FakeRequest request : List.of(new FakeRequest().header("x-api-key", Keys.text("alice")),
                new FakeRequest().header("Authorization", "Bearer " + Keys.text("alice")))) {
            assertThat(reception.outcome(request)).isInstanceOfSatisfying(Known.class,
                    known -> assertThat(known.caller().subject()).isEqualTo("alice"));
        }
        reception.key(Keys.text("nobody"));
        assertThat(reception.verifiedTokens).isEmpty();
    }

    @Test
    void token_goesToTheVerifierOfTokensAndNowhereElse() {
        assertThat(reception.bearer("a.b.c")).isEqualTo(Outcome.known(Reception.OF_TOKEN));
        assertThat(reception.outcome(new FakeRequest().header("Authorization", "DPoP a.b.c")))
                .isEqualTo(Outcome.known(Reception.OF_TOKEN));
        assertThat(reception.keys.asked()).isEmpty();
    }

    @Test // AU-10
    void twoCredentials_areMalformed() {
        FakeRequest two = new FakeRequest().header("X-API-Key", Keys.text("alice")).header("Authorization", "Bearer a.b.c");
        assertThat(reception.allowAnonymous().outcome(two)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Malformed.class));
        assertThat(reception.asked()).isZero();
    }

    @ParameterizedTest // AU-11
    @ValueSource(strings = { "access_token=a.b.c", "access_token=", "x=1&access_token=a.b.c", "&access_token=a",
            "access%5Ftoken=a", "%61ccess_token=a" })
    void tokenInTheUrl_isRefusedBeforeAnythingElseIsLookedAt(String query) {
        Outcome inUrl = Outcome.refused(Credential.IN_URL, "url");
        assertThat(new Reception().allowAnonymous().outcome(new FakeRequest().query(query))).isEqualTo(inUrl);
        assertThat(reception.outcome(new FakeRequest().query(query).header("X-API-Key", Keys.text("alice")))).isEqualTo(inUrl);
        assertThat(reception.outcome(new FakeRequest().query(query).header("X-API-Key", "a", "b"))).isEqualTo(inUrl);
        assertThat(reception.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x=access_token", "my_access_token=a", "token=a", "Access_Token=a", "a=%zz" })
    void otherQuery_isNotLookedAt(String query) {
        assertThat(reception.outcome(new FakeRequest().query(query))).isEqualTo(Outcome.refused(Credential.MISSING, "none"));
        assertThat(reception.outcome(new FakeRequest().query(query).header("X-API-Key", Keys.text("alice"))))
                .isInstanceOf(Known.class);
    }

    @Test
    void certificate_countsOnlyWithoutAnotherCredential() {
        FakeRequest withKey = new FakeRequest().tls(FakeTls.of(Certificates.alice())).header("X-API-Key", "wrong");
        assertThat(reception.certificates(mtls).outcome(withKey)).isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
        assertThat(
                reception.outcome(new FakeRequest().tls(FakeTls.of(Certificates.alice())).header("Authorization", "Basic x")))
                .isEqualTo(Outcome.refused(Credential.NO_VERIFIER, "other"));
        assertThat(mtls.seen()).isEmpty();
    }

    @Test // that does not hold: not anonymous either
    void certificateAlone_isTheCredential() {
        reception.certificates(mtls).allowAnonymous();
        assertThat(reception.outcome(new FakeRequest().tls(FakeTls.of(Certificates.alice()))))
                .isEqualTo(Outcome.refused(Credential.INVALID, "certificate"));
        assertThat(mtls.seen()).hasSize(1);
    }

    @Test
    void connectionWithoutACertificate_hasNoCredential() {
        reception.certificates(mtls);
        assertThat(reception.outcome(new FakeRequest().tls(FakeTls.of())))
                .isEqualTo(Outcome.refused(Credential.MISSING, "none"));
        assertThat(mtls.seen()).isEmpty();
    }

    @Test // where they are not accepted
    void certificate_isNoCredentialByItself() {
        assertThat(reception.outcome(new FakeRequest().tls(FakeTls.of(Certificates.alice()))))
                .isEqualTo(Outcome.refused(Credential.MISSING, "none"));
    }

    @Test
    void verifierThatThrows_refuses() {
        assertUnavailable(new Reception().allowAnonymous().tokens((token, request) -> {
            throw new IllegalStateException("secret");
        }).bearer("a.b.c"));
    }

    @Test
    void verifierThatFails_refuses() {
        assertUnavailable(new Reception().allowAnonymous()
                .tokens((token, request) -> Uni.createFrom().failure(new IllegalStateException())).bearer("a.b.c"));
    }

    @Test
    void verifierThatAnswersNothing_refuses() {
        assertUnavailable(new Reception().tokens((token, request) -> null).bearer("a.b.c"));
        assertUnavailable(new Reception().tokens((token, request) -> Uni.createFrom().nullItem()).bearer("a.b.c"));
    }

    @Test
    void certificatesThatBreak_refuse() {
        FakeMechanism broken = new FakeMechanism(() -> Uni.createFrom().failure(new IllegalStateException()));
        assertUnavailable(new Reception().allowAnonymous().certificates(broken)
                .outcome(new FakeRequest().tls(FakeTls.of(Certificates.alice()))));
    }

    @Test // nobody is let in whose failures could not have been counted
    void counterThatBreaks_refuses() {
        Outcome refused = Outcome.refused(Credential.INVALID, "bearer");
        assertUnavailable(new Reception().counting(new Limiter(10, new BrokenTime())).tokensAre(refused).bearer("a.b.c"));
    }

    @Test // AU-13, B-01
    void identity_hasNoCredentialAndAPlainPrincipal() {
        SecurityIdentity identity = reception.identity(new FakeRequest().header("X-API-Key", Keys.text("alice")));
        assertThat(identity.getCredentials()).isEmpty();
        assertThat(identity.getPrincipal().getName()).isEqualTo("alice");
        assertThat(identity.getRoles()).containsExactly("reader");
        assertThat(identity.isAnonymous()).isFalse();
        assertThat(identity.getAttributes().values().toString()).doesNotContain(Keys.text("alice"));
    }

    @Test
    void refusedCredential_isAnAnonymousIdentityWithoutRoles() {
        SecurityIdentity identity = reception.identity(new FakeRequest().header("X-API-Key", "wrong"));
        assertThat(identity.isAnonymous()).isTrue();
        assertThat(identity.getRoles()).isEmpty();
    }

    private static void assertUnavailable(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Unavailable.class));
    }
}
