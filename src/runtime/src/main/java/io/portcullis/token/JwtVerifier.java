package io.portcullis.token;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.token.Claims.Verified;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;

/** Verifies tokens with a configured key, by SmallRye JWT. */
public final class JwtVerifier implements TokenVerifier {

    private final Claims claims;

    public JwtVerifier(Claims claims) {
        this.claims = claims;
    }

    @Override
    public Uni<Outcome> verify(UnverifiedToken token, Request request) {
        TokenAuthenticationRequest authentication = new TokenAuthenticationRequest(new JsonWebTokenCredential(token.text()));
        return request.identities()
                .authenticate(HttpSecurityUtils.setRoutingContextAttribute(authentication, request.context()))
                .map(verified -> outcome(token, request, verified))
                .onFailure(AuthenticationFailedException.class).recoverWithItem(e -> Outcome.refused(
                        Failures.isExpiry(e) ? Credential.EXPIRED : Credential.INVALID, token.kind()));
    }

    private Outcome outcome(UnverifiedToken token, Request request, SecurityIdentity verified) {
        if (verified == null) {
            return Outcome.refused(Credential.INVALID, token.kind());
        }
        if (!Binding.holds(token.verifiedClaims(), request.context().request(), false)) {
            return Outcome.refused(Credential.WRONG_BINDING, token.kind());
        }
        return claims.outcome(new Verified(Authentication.JWT, token.kind(), token.verifiedClaims(), verified.getRoles()));
    }
}
