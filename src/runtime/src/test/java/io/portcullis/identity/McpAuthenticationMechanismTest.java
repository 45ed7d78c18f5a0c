package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Challenge;
import io.portcullis.credential.Outcome;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Events;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Keys;
import io.portcullis.fake.RecordingListener;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;

/** The one mechanism on the MCP path; none on any other. */
class McpAuthenticationMechanismTest {

    private final Reception reception = new Reception();
    private final RecordingListener told = new RecordingListener();
    private final McpAuthenticationMechanism mechanism = mechanism(reception);

    @Test
    void onTheMcpPath_theSearchEndsWithAnIdentity() {
        assertThat(PlainIdentity.outcomeOf(authenticate("/mcp"))).isInstanceOf(Outcome.Known.class);
        assertThat(authenticate("/mcp/sse")).isNotNull();
    }

    @Test // whatever the credential: no other mechanism gets to see it
    void onTheMcpPath_theSearchEndsForNobodyToo() {
        SecurityIdentity nobody = mechanism.authenticate(new FakeRequest().context(), FakeIdentities.ofNobody()).await()
                .indefinitely();
        assertThat(nobody.isAnonymous()).isTrue();
    }

    @Test // AU-13: whoever gets hold of the request later finds no credential in it
    void onTheMcpPath_theRequestLosesItsCredential() {
        FakeRequest request = new FakeRequest().header("x-api-key", Keys.text("alice")).header("Accept", "a");
        mechanism.authenticate(request.context(), FakeIdentities.ofNobody()).await().indefinitely();
        FakeRequest bound = new FakeRequest().header("authorization", "DPoP a.b.c").header("dpop", "x", "y");
        mechanism.authenticate(bound.context(), FakeIdentities.ofNobody()).await().indefinitely();
        assertThat(request.request().headers().names()).containsExactly("Accept");
        assertThat(bound.request().headers().names()).isEmpty();
    }

    @Test
    void onTheMcpPath_isDecidedOnce() {
        FakeRequest request = new FakeRequest().header("X-API-Key", Keys.text("alice"));
        SecurityIdentity first = mechanism.authenticate(request.context(), FakeIdentities.ofNobody()).await().indefinitely();
        assertThat(mechanism.authenticate(request.context(), FakeIdentities.ofNobody()).await().indefinitely()).isSameAs(first);
        assertThat(reception.asked()).isEqualTo(1);
    }

    @Test // AU-13
    void onTheMcpPath_whoIsRememberedIsKnown_andTheRequestLosesItsCredential() {
        Reception remembering = new Reception().remembering(Duration.ofMinutes(1));
        McpAuthenticationMechanism mechanism = mechanism(remembering);
        mechanism.authenticate(alice("/mcp").context(), FakeIdentities.ofNobody()).await().indefinitely();
        FakeRequest again = alice("/mcp");
        SecurityIdentity known = mechanism.known(again.context());
        assertThat(PlainIdentity.outcomeOf(known)).isInstanceOf(Outcome.Known.class);
        assertThat(again.request().headers().names()).isEmpty();
        assertThat(mechanism.known(again.context())).isSameAs(known);
        assertThat(remembering.asked()).isEqualTo(1);
    }

    @Test
    void onTheMcpPath_whoIsNotRememberedIsStillToBeFoundOut() {
        FakeRequest request = alice("/mcp");
        assertThat(mechanism.known(request.context())).isNull();
        assertThat(request.request().headers().names()).containsExactly("X-API-Key");
        assertThat(reception.asked()).isZero();
    }

    @Test // they have mechanisms of their own, that need it
    void onOtherPaths_theRequestKeepsItsCredential() {
        FakeRequest request = new FakeRequest().path("/other").header("Authorization", "Bearer a.b.c");
        mechanism.authenticate(request.context(), FakeIdentities.ofNobody()).await().indefinitely();
        assertThat(request.request().headers().names()).containsExactly("Authorization");
    }

    @Test
    void onOtherPaths_itStaysOutOfTheWay() {
        assertThat(authenticate("/other")).isNull();
        assertThat(mechanism.getChallenge(new FakeRequest().path("/other").context()).await().indefinitely()).isNull();
        assertThat(reception.asked()).isZero();
    }

    @Test // AU-06
    void policyThatRefuses_challenges() {
        FakeRequest request = refusedByPolicy();
        assertThat(mechanism.sendChallenge(request.context()).await().indefinitely()).isTrue();
        assertThat(request.status()).isEqualTo(401);
        assertThat(request.answered("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\", scope=\"read\"");
    }

    @Test // the endpoint never gets to
    void policyThatRefuses_tellsOfTheCredential() {
        mechanism.sendChallenge(refusedByPolicy().context()).await().indefinitely();
        assertThat(told.credentials()).singleElement().satisfies(event -> {
            assertThat(event.address()).isEqualTo("192.0.2.1");
            assertThat(event.kind()).isEqualTo("bearer");
            assertThat(event.reason()).isEqualTo("credential_expired");
        });
    }

    @Test
    void policyThatRefusesACaller_tellsOfNoCredential() {
        FakeRequest request = new FakeRequest().user(new QuarkusHttpUser(PlainIdentity.of(Callers.key("alice"))));
        mechanism.sendChallenge(request.context()).await().indefinitely();
        assertThat(told.credentials()).extracting(CredentialRefused::reason).isEmpty();
    }

    @Test
    void policyThatRefusesElsewhere_tellsOfNoCredential() {
        mechanism.sendChallenge(refusedByPolicy().path("/other").context()).await().indefinitely();
        assertThat(told.credentials()).isEmpty();
    }

    @Test
    void policyThatRefusesBeforeAnybodyIsKnown_tellsOfNoCredential() {
        mechanism.sendChallenge(new FakeRequest().context()).await().indefinitely();
        assertThat(told.credentials()).isEmpty();
    }

    @Test // and of Quarkus' own mechanisms, none is asked first
    void priority_isAboveThatOfTokens() {
        assertThat(mechanism.getPriority()).isGreaterThan(1_001);
        assertThat(mechanism.getCredentialTypes()).isEmpty();
    }

    private static FakeRequest refusedByPolicy() {
        return new FakeRequest().user(
                new QuarkusHttpUser(PlainIdentity.carrying(Outcome.refused(Credential.EXPIRED, "bearer"))));
    }

    private SecurityIdentity authenticate(String path) {
        return mechanism.authenticate(alice(path).context(), FakeIdentities.ofNobody()).await().indefinitely();
    }

    private static FakeRequest alice(String path) {
        return new FakeRequest().path(path).header("X-API-Key", Keys.text("alice"));
    }

    private McpAuthenticationMechanism mechanism(Reception reception) {
        return new McpAuthenticationMechanism(reception.authenticator(), new McpPath("/mcp"),
                new Challenge(Optional.empty(), Set.of("read"), false), new Events(List.of(told)));
    }
}
