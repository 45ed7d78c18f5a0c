package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

/** Who is served, and that nobody else is. */
class DoorkeeperTest {

    private final RecordingListener told = new RecordingListener();
    private final Doorkeeper doorkeeper = new Doorkeeper(new Events(List.of(told)));

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

    @Test
    void refusedCredential_isTold() {
        assertRefused(null);
        assertThat(told.credentials()).singleElement().satisfies(event -> {
            assertThat(event.address()).isEqualTo("192.0.2.1");
            assertThat(event.kind()).isEqualTo("other");
            assertThat(event.reason()).isEqualTo("credential_no_verifier");
        });
    }

    private void assertRefused(SecurityIdentity identity) {
        AnswerException refused = catchThrowableOfType(AnswerException.class,
                () -> doorkeeper.caller(new FakeRequest().context(), identity));
        assertThat(refused.answer().refusal()).contains(new Unauthenticated(Credential.NO_VERIFIER));
    }
}
