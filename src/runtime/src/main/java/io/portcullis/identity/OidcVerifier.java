package io.portcullis.identity;

import java.time.Duration;
import java.util.Set;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.identity.Outcome.Refused;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Verifies tokens of an OpenID Connect provider, by Quarkus OIDC. A provider that cannot be asked is unavailable, not a
 * refusal.
 */
public final class OidcVerifier implements TokenVerifier {

    private static final Logger LOG = Logger.getLogger(OidcVerifier.class);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final OidcAuthenticationMechanism oidc;
    private final Claims claims;

    /**
     * @param issuer the one issuer whose tokens are accepted
     * @param audience this server, as its tokens must name it
     */
    public OidcVerifier(OidcAuthenticationMechanism oidc, String issuer, String audience) {
        this.oidc = oidc;
        this.claims = new Claims(Authentication.OIDC, Set.of(issuer), audience);
    }

    @Override
    public Uni<Outcome> verify(String token, RoutingContext context, IdentityProviderManager identities) {
        return oidc.authenticate(context, identities)
                .map(identity -> identity == null ? Outcome.refused(Credential.INVALID, "bearer") : claims.outcome(identity))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(e -> Outcome.refused(Expiry.isCauseOf(e) ? Credential.EXPIRED : Credential.INVALID, "bearer"))
                .onFailure().recoverWithItem(OidcVerifier::unavailable);
    }

    private static Outcome unavailable(Throwable failure) {
        LOG.warnf(failure, "The identity provider could not be asked");
        return new Refused(new Unavailable(RETRY), "bearer");
    }
}
