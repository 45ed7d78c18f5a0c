package io.portcullis.identity;

import java.util.Set;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Verifies tokens with a configured key, by SmallRye JWT. */
public final class JwtVerifier implements TokenVerifier {

    private final Claims claims;

    /**
     * @param issuer the one issuer whose tokens are accepted
     * @param audience this server, as its tokens must name it
     */
    public JwtVerifier(String issuer, String audience) {
        this.claims = new Claims(Authentication.JWT, Set.of(issuer), audience);
    }

    @Override
    public Uni<Outcome> verify(String token, RoutingContext context, IdentityProviderManager identities) {
        TokenCredential credential = new JsonWebTokenCredential(token);
        return identities
                .authenticate(HttpSecurityUtils.setRoutingContextAttribute(new TokenAuthenticationRequest(credential), context))
                .map(claims::outcome)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(e -> Outcome.refused(Expiry.isCauseOf(e) ? Credential.EXPIRED : Credential.INVALID, "bearer"));
    }
}
