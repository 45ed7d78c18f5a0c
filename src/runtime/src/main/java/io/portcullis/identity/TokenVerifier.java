package io.portcullis.identity;

import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Verifies bearer tokens. Fails when a token does not hold; never answers with null. */
public interface TokenVerifier {

    /** Who the token stands for, or why it does not hold. */
    Uni<Outcome> verify(String token, RoutingContext context, IdentityProviderManager identities);
}
