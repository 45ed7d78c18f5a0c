package io.portcullis.identity;

import java.time.Duration;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.identity.Outcome.Refused;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.RefusedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Decides which verifier a credential goes to: exactly one. A verifier that breaks refuses. */
public final class Authenticator {

    private static final Logger LOG = Logger.getLogger(Authenticator.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ApiKeys keys;
    private final TokenVerifier tokens;
    private final boolean allowAnonymous;

    /** @param allowAnonymous whether a request without any credential is served */
    public Authenticator(ApiKeys keys, TokenVerifier tokens, boolean allowAnonymous) {
        this.keys = keys;
        this.tokens = tokens;
        this.allowAnonymous = allowAnonymous;
    }

    /** What comes of the credential of a request. Never fails. */
    Uni<Outcome> authenticate(RoutingContext context, IdentityProviderManager identities) {
        try {
            MultiMap headers = context.request().headers();
            return outcome(Presented.in(headers.getAll("X-API-Key"), headers.getAll("Authorization")), context, identities)
                    .onFailure().recoverWithItem(Authenticator::broken);
        } catch (RefusedException e) {
            return Uni.createFrom().item(new Refused(e.refusal(), "other"));
        } catch (RuntimeException e) {
            return Uni.createFrom().item(broken(e));
        }
    }

    private Uni<Outcome> outcome(Presented presented, RoutingContext context, IdentityProviderManager identities) {
        return switch (presented.kind()) {
            case NONE -> Uni.createFrom().item(withoutCredential());
            case API_KEY -> Uni.createFrom().item(keys.verify(presented.secret()));
            case BEARER -> tokens.verify(presented.secret(), context, identities);
            case OTHER -> Uni.createFrom().item(Outcome.refused(Credential.NO_VERIFIER, "other"));
        };
    }

    private Outcome withoutCredential() {
        return allowAnonymous ? Outcome.known(Caller.anonymous()) : Outcome.refused(Credential.MISSING, "none");
    }

    private static Outcome broken(Throwable failure) {
        LOG.error("A credential could not be verified; refused", failure);
        return new Refused(new Unavailable(RETRY), "other");
    }
}
