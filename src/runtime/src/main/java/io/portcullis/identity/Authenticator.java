package io.portcullis.identity;

import java.time.Duration;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.identity.Outcome.Refused;
import io.portcullis.identity.Presented.Kind;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.RefusedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
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

    /** An identity that carries what came of the credential of a request. Never fails. */
    Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        try {
            MultiMap headers = context.request().headers();
            Presented presented = Presented.in(headers.getAll("X-API-Key"), headers.getAll("Authorization"));
            if (presented.kind() == Kind.BEARER) {
                return tokens.verify(presented.secret(), context, identities)
                        .onItem().ifNull().failWith(() -> new IllegalStateException("a verifier answered nothing"))
                        .onFailure().recoverWithItem(Authenticator::broken).map(PlainIdentity::carrying);
            }
            return identity(outcome(presented));
        } catch (RefusedException e) {
            return identity(new Refused(e.refusal(), "other"));
        } catch (RuntimeException e) {
            return identity(broken(e));
        }
    }

    private Outcome outcome(Presented presented) {
        return switch (presented.kind()) {
            case NONE -> withoutCredential();
            case API_KEY -> keys.verify(presented.secret());
            default -> Outcome.refused(Credential.NO_VERIFIER, "other");
        };
    }

    private static Uni<SecurityIdentity> identity(Outcome outcome) {
        return Uni.createFrom().item(PlainIdentity.carrying(outcome));
    }

    private Outcome withoutCredential() {
        return allowAnonymous ? Outcome.known(Caller.anonymous()) : Outcome.refused(Credential.MISSING, "none");
    }

    private static Outcome broken(Throwable failure) {
        LOG.error("A credential could not be verified; refused", failure);
        return new Refused(new Unavailable(RETRY), "other");
    }
}
