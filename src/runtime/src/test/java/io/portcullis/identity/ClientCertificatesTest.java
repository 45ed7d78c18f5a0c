package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.Certificates;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeMechanism;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.FakeTls;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

class ClientCertificatesTest {

    private static final Outcome INVALID = Outcome.refused(Credential.INVALID, "certificate");

    private final FakeClock clock = new FakeClock("2030-01-01T00:00:00Z");

    @Test
    void certificate_isACallerOfItsSubject() {
        assertThat(outcome(Uni.createFrom().item(alice()))).isEqualTo(new Known(new Caller("O=Acme,CN=alice", "O=Acme,CN=alice",
                Authentication.CERTIFICATE, Set.of("staff", "reader"), Set.of("write", "read"),
                Optional.of(Instant.parse(Certificates.END))), true));
    }

    @Test // a connection may last longer than its certificate
    void certificateFromItsEndOn_isExpired() {
        clock.set("2040-08-06T07:27:02.999999999Z");
        assertThat(outcome(Uni.createFrom().item(alice()))).isInstanceOf(Known.class);
        clock.set(Certificates.END);
        assertThat(outcome(Uni.createFrom().item(alice()))).isEqualTo(Outcome.refused(Credential.EXPIRED, "certificate"));
    }

    @Test
    void identityWithoutACertificate_isInvalid() {
        assertThat(outcome(Uni.createFrom().nullItem())).isEqualTo(INVALID);
        assertThat(outcome(Uni.createFrom().item(
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("alice")).addRole("admin").build())))
                .isEqualTo(INVALID);
    }

    @Test
    void certificateThatQuarkusRefuses_isInvalid() {
        assertThat(outcome(Uni.createFrom().failure(new AuthenticationFailedException()))).isEqualTo(INVALID);
    }

    @Test // the authenticator makes "unavailable" of it
    void mechanismThatBreaks_fails() {
        assertThatIllegalStateException().isThrownBy(() -> outcome(Uni.createFrom().failure(new IllegalStateException())));
    }

    @Test
    void certificate_isPresentedOverTlsThatEndsHere() {
        assertThat(presented(new FakeRequest().tls(FakeTls.of(Certificates.alice())))).isTrue();
        assertThat(presented(new FakeRequest().tls(FakeTls.of()))).isFalse();
        assertThat(presented(new FakeRequest())).isFalse();
    }

    @Test // whatever the proxy says about certificates
    void behindAProxy_thereIsNoCertificate() {
        assertThat(presented(new FakeRequest().https().header("X-Forwarded-Client-Cert", "CN=alice"))).isFalse();
    }

    private boolean presented(FakeRequest request) {
        return certificates(new FakeMechanism(() -> Uni.createFrom().nullItem())).presented(request.request());
    }

    private Outcome outcome(Uni<SecurityIdentity> answer) {
        return certificates(new FakeMechanism(() -> answer)).verify(new FakeRequest().context(), FakeIdentities.ofNobody())
                .await().indefinitely();
    }

    private ClientCertificates certificates(FakeMechanism mtls) {
        return new ClientCertificates(mtls, Map.of("staff", Set.of("write"), "others", Set.of("admin")),
                new ScopeHierarchy(Map.of("write", Set.of("read"))), clock);
    }

    private static SecurityIdentity alice() {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("alice")).addRole("staff").addRole("reader")
                .addCredential(new CertificateCredential(Certificates.alice())).build();
    }
}
