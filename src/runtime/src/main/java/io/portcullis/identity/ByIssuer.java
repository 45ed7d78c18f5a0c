package io.portcullis.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Picks the verifier by the issuer a token claims to have. The claim is not believed: it only chooses who checks it, and no
 * token is tried
 * against two verifiers.
 */
public final class ByIssuer implements TokenVerifier {

    private final Map<String, TokenVerifier> verifiers;

    /** @param verifiers each by the one issuer it accepts */
    public ByIssuer(Map<String, TokenVerifier> verifiers) {
        this.verifiers = Map.copyOf(verifiers);
    }

    @Override
    public Uni<Outcome> verify(String token, RoutingContext context, IdentityProviderManager identities) {
        if (verifiers.isEmpty()) {
            return Uni.createFrom().item(Outcome.refused(Credential.NO_VERIFIER, "bearer"));
        }
        String issuer = claimedIssuer(token);
        TokenVerifier verifier = issuer == null ? null : verifiers.get(issuer);
        return verifier == null ? Uni.createFrom().item(Outcome.refused(Credential.WRONG_ISSUER, "bearer"))
                : verifier.verify(token, context, identities);
    }

    private static String claimedIssuer(String token) {
        String[] parts = token.split("\\.", 4);
        if (parts.length != 3) {
            return null;
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return new JsonObject(claims).getValue("iss") instanceof String issuer ? issuer : null;
        } catch (IllegalArgumentException | DecodeException e) {
            return null;
        }
    }
}
