package io.portcullis.token;

import io.portcullis.credential.Outcome;
import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Verifies tokens. Fails when it cannot; never answers with null. */
public interface TokenVerifier {

    /** Who the token stands for, or why it does not hold. */
    Uni<Outcome> verify(UnverifiedToken token, Request request);

    /**
     * The request a token came with.
     *
     * @param context as Vert.x has it
     * @param identities verifies what is left to Quarkus
     */
    record Request(RoutingContext context, IdentityProviderManager identities) {
    }
}
