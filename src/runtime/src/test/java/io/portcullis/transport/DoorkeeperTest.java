package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.event.Events;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.RecordingListener;
import io.portcullis.identity.PlainIdentity;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;

/** Who is served, and that nobody else is. */
class DoorkeeperTest {

    private final RecordingListener told = new RecordingListener();
    private final Doorkeeper doorkeeper = knowing(null);

    @Test
    void caller_isServed() {
        Caller alice = Callers.key("alice");
        assertThat(doorkeeper.caller(new FakeRequest().context(), PlainIdentity.of(alice))).isSameAs(alice);
        assertThat(told.credentials()).isEmpty();
    }

    @Test // another mechanism of the application may have authenticated somebody
    void identityFromElsewhere_isNobody() {
        SecurityIdentity admin = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("admin")).addRole("admin")
                .build();
        assertRefused(admin);
        assertRefused(null);
    }

    @Test // without proactive authentication
    void callerWhoIsRemembered_isServedAtOnce() {
        Caller alice = Callers.key("alice");
        FakeRequest request = new FakeRequest();
        List<Caller> served = new ArrayList<>();
        knowing(PlainIdentity.of(alice)).serve(new HttpExchange(request.context(), null, null), served::add);
        assertThat(served).containsExactly(alice);
        assertThat(((QuarkusHttpUser) request.context().user()).getSecurityIdentity().getPrincipal().getName())
                .isEqualTo(alice.subject());
    }

    @Test // a policy of the application has authenticated somebody else
    void whoWasAuthenticatedAhead_comesBeforeWhoIsRemembered() {
        FakeRequest request = new FakeRequest().user(new QuarkusHttpUser(PlainIdentity.of(Callers.key("bob"))));
        List<Caller> served = new ArrayList<>();
        knowing(PlainIdentity.of(Callers.key("alice"))).serve(new HttpExchange(request.context(), null, null), served::add);
        assertThat(served).containsExactly(Callers.key("bob"));
    }

    @Test
    void refusedCredential_isTold() {
        assertRefused(null);
        assertThat(told.credentials()).singleElement().satisfies(event -> {
            assertThat(event.address()).isEqualTo("192.0.2.1");
            assertThat(event.kind()).isEqualTo("other");
            assertThat(event.reason()).isEqualTo("credential_no_verifier");
        });
    }

    private Doorkeeper knowing(SecurityIdentity identity) {
        return new Doorkeeper(context -> identity, new Events(List.of(told)));
    }

    private void assertRefused(SecurityIdentity identity) {
        AnswerException refused = catchThrowableOfType(AnswerException.class,
                () -> doorkeeper.caller(new FakeRequest().context(), identity));
        assertThat(refused.answer().refusal()).contains(new Unauthenticated(Credential.NO_VERIFIER));
    }
}
