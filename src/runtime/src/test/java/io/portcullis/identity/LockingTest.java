package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeKeyStore;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Keys;
import io.portcullis.fake.ManualExecutor;
import io.portcullis.refusal.Refusal.Locked;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.quarkus.security.identity.SecurityIdentity;

/** Too many credentials that did not hold: no further one from there is looked at. */
class LockingTest {

    private static final Outcome INVALID = Outcome.refused(Credential.INVALID, "bearer");

    private final Reception reception = new Reception().maxFailures(3).tokensAre(INVALID);

    @Test // no signature is checked, no store asked
    void addressWithTooManyFailures_isLockedBeforeAnyVerifierIsAsked() {
        fail(3);
        int asked = reception.asked();
        assertThat(reception.bearer("a.b.c")).isEqualTo(new Refused(new Locked(Duration.ofSeconds(20)), "bearer"));
        assertThat(reception.key(Keys.text("alice"))).isEqualTo(new Refused(new Locked(Duration.ofSeconds(20)), "api_key"));
        assertThat(reception.asked()).isEqualTo(asked);
    }

    @Test // it had passed the look at its address
    void lookupThatWaitedMeanwhile_neverComesToTheStore() {
        FakeKeyStore store = new FakeKeyStore(Keys.stored("bob"));
        ManualExecutor elsewhere = new ManualExecutor();
        CompletableFuture<SecurityIdentity> waiting = reception.store(store, elsewhere).authenticator()
                .authenticate(new FakeRequest().header("X-API-Key", Keys.text("bob")).context(), FakeIdentities.ofNobody())
                .subscribeAsCompletionStage();
        fail(3);
        elsewhere.runAll();
        assertThat(PlainIdentity.outcomeOf(waiting.join()))
                .isEqualTo(new Refused(new Unavailable(Duration.ofSeconds(5)), "api_key"));
        assertThat(store.asked()).isEmpty();
    }

    @Test
    void addressWithFewerFailures_isNot() {
        fail(2);
        assertThat(reception.bearer("a.b.c")).isEqualTo(INVALID);
    }

    @Test
    void otherAddresses_areNot() {
        fail(3);
        assertThat(reception.outcome(request("192.0.2.2"))).isEqualTo(INVALID);
    }

    @Test
    void lock_opensWithTime() {
        fail(3);
        reception.time.advance(Duration.ofSeconds(20).minusNanos(1));
        assertThat(reception.bearer("a.b.c")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Locked.class));
        reception.time.advanceNanos(1);
        assertThat(reception.bearer("a.b.c")).isEqualTo(INVALID);
    }

    @Test // else the lock would never open
    void requestWhileLocked_doesNotProlongIt() {
        fail(3);
        for (int i = 0; i < 100; i++) {
            reception.bearer("a.b.c");
        }
        reception.time.advance(Duration.ofSeconds(20));
        assertThat(reception.bearer("a.b.c")).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING")
    void credentialThatDoesNotHold_isCounted(Credential why) {
        Reception strict = new Reception().maxFailures(1).tokensAre(Outcome.refused(why, "bearer"));
        strict.bearer("a.b.c");
        assertThat(strict.bearer("a.b.c")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Locked.class));
    }

    @Test
    void wrongKey_isCounted() {
        for (int i = 0; i < 3; i++) {
            reception.key(Keys.text("nobody"));
        }
        assertLocked();
    }

    @Test
    void brokenCredential_isCounted() {
        for (int i = 0; i < 3; i++) {
            reception.outcome(new FakeRequest().header("Authorization", "Bearer a b"));
        }
        assertLocked();
    }

    @Test
    void credentialThatAVerifierCannotRead_isCounted() {
        reception.tokensAre(new Refused(new Malformed(Fault.CREDENTIALS, "x"), "bearer"));
        fail(3);
        assertLocked();
    }

    @Test // an outage locks nobody out
    void verifierThatIsAway_isNotCounted() {
        reception.tokensAre(new Refused(new Unavailable(Duration.ofSeconds(1)), "bearer"));
        fail(10);
        reception.tokens((token, request) -> {
            throw new IllegalStateException("broken");
        });
        fail(10);
        assertOpen();
    }

    @Test // every client begins like this
    void noCredential_isNotCounted() {
        for (int i = 0; i < 10; i++) {
            reception.outcome(new FakeRequest());
        }
        assertOpen();
    }

    @Test
    void callerWhoHolds_isNotCounted() {
        for (int i = 0; i < 10; i++) {
            reception.key(Keys.text("alice"));
        }
        assertOpen();
    }

    @Test // a neighbour behind the same address
    void callerWhoWasVerifiedLately_isServedWhileLocked() {
        Reception remembering = new Reception().maxFailures(1).remembering(Duration.ofSeconds(30)).tokensAre(INVALID);
        remembering.key(Keys.text("alice"));
        remembering.bearer("a.b.c");
        assertThat(remembering.key(Keys.text("alice"))).isInstanceOf(Known.class);
        assertThat(remembering.bearer("a.b.c")).isNotEqualTo(INVALID);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            reception.bearer("a.b.c");
        }
    }

    private void assertLocked() {
        int asked = reception.asked();
        reception.bearer("a.b.c");
        assertThat(reception.asked()).isEqualTo(asked);
    }

    private void assertOpen() {
        assertThat(reception.key(Keys.text("alice"))).isInstanceOf(Known.class);
    }

    private static FakeRequest request(String address) {
        return new FakeRequest().from(address).header("Authorization", "Bearer a.b.c");
    }
}
