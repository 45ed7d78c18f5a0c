package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Keys;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.identity.SecurityIdentity;

/** Tokens to be exchanged: of whom, and of nobody else. */
class HeldTokensTest {

    private final HeldTokens held = new HeldTokens(true);

    @Test
    void token_isOfTheCallerItMade() {
        Caller caller = caller(new Reception().holding(held).identityOfBearer("a.b.c"));
        assertThat(held.of(caller)).contains("a.b.c");
    }

    @Test // of two credentials of one subject, the one this request came with
    void equalCaller_isAnother() {
        Caller one = Callers.key("alice");
        Caller other = Callers.key("alice");
        held.hold(one, new Presented(Kind.BEARER, "one"));
        held.hold(other, new Presented(Kind.DPOP, "other"));
        assertThat(one).isEqualTo(other);
        assertThat(held.of(one)).contains("one");
        assertThat(held.of(other)).contains("other");
        assertThat(held.of(Callers.key("alice"))).isEmpty();
    }

    @Test
    void key_isNotHeld() {
        Caller caller = caller(new Reception().holding(held)
                .identity(new FakeRequest().header("X-API-Key", Keys.text("alice"))));
        assertThat(held.of(caller)).isEmpty();
    }

    @Test
    void whereNothingIsExchanged_noTokenIsHeld() {
        HeldTokens off = new HeldTokens(false);
        Caller caller = caller(new Reception().holding(off).identityOfBearer("a.b.c"));
        assertThat(off.of(caller)).isEmpty();
    }

    @Test
    void callerWhoIsRemembered_keepsItsToken() {
        Reception reception = new Reception().remembering(Duration.ofSeconds(30)).holding(held);
        reception.identityOfBearer("a.b.c");
        assertThat(held.of(caller(reception.identityOfBearer("a.b.c")))).contains("a.b.c");
    }

    @Test
    void tokenThatDoesNotHold_isNotHeld() {
        Reception reception = new Reception().holding(held).tokensAre(Outcome.refused(Credential.INVALID, "bearer"));
        reception.identityOfBearer("a.b.c");
        assertThat(held.of(Caller.anonymous())).isEmpty();
    }

    private static Caller caller(SecurityIdentity identity) {
        return PlainIdentity.outcomeOf(identity) instanceof Outcome.Known known ? known.caller() : null;
    }
}
