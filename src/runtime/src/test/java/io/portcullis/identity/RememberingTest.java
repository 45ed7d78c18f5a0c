package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.fake.Certificates;
import io.portcullis.fake.FakeMechanism;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.FakeTls;
import io.portcullis.fake.Keys;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Who was verified is remembered for a while: which outcomes, and for how long. */
class RememberingTest {

    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final FakeRequest DPOP = new FakeRequest().header("Authorization", "DPoP a.b.c");

    private final Reception reception = new Reception().remembering(MEMORY);

    @Test
    void callerWhoWasVerified_isKnownWithoutAVerifier() {
        assertThat(reception.bearer("a.b.c")).isEqualTo(reception.bearer("a.b.c"));
        reception.key(Keys.text("alice"));
        reception.key(Keys.text("alice"));
        assertThat(reception.verifiedTokens).hasSize(1);
        assertThat(reception.keys.asked()).hasSize(1);
    }

    @Test // one key, whichever header it comes in
    void key_isOneCredentialInBothHeaders() {
        reception.key(Keys.text("alice"));
        reception.bearer(Keys.text("alice"));
        assertThat(reception.keys.asked()).hasSize(1);
    }

    @Test // what a revocation waits for at most
    void caller_isVerifiedAgainAfterAWhile() {
        reception.key(Keys.text("alice"));
        reception.keys.revoke("alice");
        reception.time.advance(MEMORY.multipliedBy(3).dividedBy(4).minusMillis(1));
        assertThat(reception.key(Keys.text("alice"))).isInstanceOf(Known.class);
        reception.time.advance(MEMORY.dividedBy(4).plusMillis(1));
        assertThat(reception.key(Keys.text("alice"))).isEqualTo(Outcome.refused(Credential.INVALID, "api_key"));
    }

    @Test // however often a caller comes
    void memory_isNotProlongedByUse() {
        for (int second = 0; second < 30; second++) {
            reception.bearer("a.b.c");
            reception.time.advance(Duration.ofSeconds(1));
        }
        reception.bearer("a.b.c");
        assertThat(reception.verifiedTokens).hasSize(2);
    }

    @Test
    void caller_isNeverRememberedBeyondTheEndOfTheCredential() {
        reception.bearer("a.b.c");
        reception.clock.set("2030-01-01T00:59:59.999Z");
        reception.bearer("a.b.c");
        assertThat(reception.verifiedTokens).hasSize(1);
        reception.clock.set("2030-01-01T01:00:00Z");
        reception.bearer("a.b.c");
        assertThat(reception.verifiedTokens).hasSize(2);
    }

    @Test
    void credentialThatEndsBeyondEveryCalendar_holds() {
        Caller caller = new Caller("t", "", Authentication.JWT, Set.of(), Set.of(), Optional.of(Instant.MAX));
        reception.tokensAre(Outcome.known(caller));
        assertThat(reception.bearer("a.b.c")).isEqualTo(reception.bearer("a.b.c")).isEqualTo(Outcome.known(caller));
        assertThat(reception.verifiedTokens).hasSize(1);
    }

    @Test
    void withoutMemory_everyRequestIsVerified() {
        Reception forgetful = new Reception().remembering(Duration.ZERO);
        forgetful.bearer("a.b.c");
        forgetful.bearer("a.b.c");
        assertThat(forgetful.verifiedTokens).hasSize(2);
        assertThat(forgetful.remembered()).isZero();
    }

    @Test // what comes of it says nothing about another request
    void boundToken_isNeverRemembered() {
        reception.tokensAre(new Known(Reception.OF_TOKEN, true));
        reception.bearer("a.b.c");
        reception.bearer("a.b.c");
        assertThat(reception.verifiedTokens).hasSize(2);
        assertThat(reception.remembered()).isZero();
    }

    @Test // a proof is of one request
    void tokenWithAProof_isNeitherRememberedNorKnown() {
        reception.bearer("a.b.c");
        reception.outcome(DPOP);
        reception.outcome(DPOP);
        assertThat(reception.verifiedTokens).hasSize(3);
        assertThat(reception.remembered()).isEqualTo(1);
    }

    @Test // the certificate is of one connection
    void certificate_isNeverRemembered() {
        FakeMechanism mtls = new FakeMechanism(() -> Uni.createFrom().item(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("x")).addCredential(new CertificateCredential(Certificates.alice()))
                .build()));
        reception.certificates(mtls);
        FakeRequest request = new FakeRequest().tls(FakeTls.of(Certificates.alice()));
        assertThat(reception.outcome(request)).isInstanceOf(Known.class);
        assertThat(reception.outcome(request)).isInstanceOf(Known.class);
        assertThat(mtls.seen()).hasSize(2);
        assertThat(reception.remembered()).isZero();
    }

    @Test // a key that was added is good at once, an outage is over when it is over
    void refusal_isNeverRemembered() {
        reception.key(Keys.text("bob"));
        reception.tokensAre(new Refused(new Unavailable(Duration.ofSeconds(1)), "bearer"));
        reception.bearer("a.b.c");
        reception.tokensAre(Outcome.known(Reception.OF_TOKEN));
        assertThat(reception.bearer("a.b.c")).isInstanceOf(Known.class);
        assertThat(reception.remembered()).isEqualTo(1);
    }

    @Test // whatever is sent, it takes no memory and drives nobody out
    void floodOfTokensThatDoNotHold_leavesNothingBehind() {
        Reception flooded = new Reception().remembering(MEMORY).maxFailures(1_000_000);
        flooded.key(Keys.text("alice"));
        flooded.tokensAre(Outcome.refused(Credential.INVALID, "bearer"));
        for (int i = 0; i < 5_000; i++) {
            flooded.bearer("a.b." + i);
            flooded.key(Keys.text("k" + i));
        }
        assertThat(flooded.remembered()).isEqualTo(1);
        int asked = flooded.asked();
        assertThat(flooded.key(Keys.text("alice"))).isInstanceOf(Known.class);
        assertThat(flooded.asked()).isEqualTo(asked);
    }
}
