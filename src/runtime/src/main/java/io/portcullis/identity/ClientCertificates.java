package io.portcullis.identity;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLPeerUnverifiedException;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Makes callers of client certificates. TLS has verified the chain against the configured trust store by then; Quarkus finds
 * the roles in the attributes of the certificate ({@code quarkus.http.auth.certificate-role-properties}).
 */
public final class ClientCertificates {

    private static final String KIND = "certificate";

    private final HttpAuthenticationMechanism mtls;
    private final Map<String, Set<String>> groupScopes;
    private final ScopeHierarchy hierarchy;
    private final Clock clock;

    /**
     * @param mtls that of Quarkus
     * @param groupScopes the scopes that go with a role
     */
    public ClientCertificates(HttpAuthenticationMechanism mtls, Map<String, Set<String>> groupScopes,
            ScopeHierarchy hierarchy, Clock clock) {
        this.mtls = mtls;
        this.groupScopes = groupScopes;
        this.hierarchy = hierarchy;
        this.clock = clock;
    }

    /** Whether the client has presented a certificate. */
    boolean presented(HttpServerRequest request) {
        if (request.sslSession() == null) { // TLS may have ended at a proxy
            return false;
        }
        try {
            return request.sslSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    /** Whom the certificate stands for. */
    Uni<Outcome> verify(RoutingContext context, IdentityProviderManager identities) {
        return mtls.authenticate(context, identities).map(this::outcome)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(e -> Outcome.refused(Credential.INVALID, KIND));
    }

    private Outcome outcome(SecurityIdentity identity) {
        CertificateCredential credential = identity == null ? null : identity.getCredential(CertificateCredential.class);
        if (credential == null) {
            return Outcome.refused(Credential.INVALID, KIND);
        }
        X509Certificate certificate = credential.getCertificate();
        Instant end = certificate.getNotAfter().toInstant();
        if (!clock.instant().isBefore(end)) { // a connection may last longer than its certificate
            return Outcome.refused(Credential.EXPIRED, KIND);
        }
        Set<String> scopes = new HashSet<>();
        identity.getRoles().forEach(role -> scopes.addAll(groupScopes.getOrDefault(role, Set.of())));
        return new Known(new Caller(certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(), Caller.Authentication.CERTIFICATE, identity.getRoles(),
                hierarchy.withImplied(scopes), Optional.of(end)), true);
    }
}
