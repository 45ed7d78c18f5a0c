package io.portcullis.identity;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import io.portcullis.credential.Challenge;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.event.Correlation;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Events;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * The one mechanism on the MCP path. It always ends the search with an identity, so that no other mechanism of the application
 * gets to see the
 * credential; whether the request is served is decided by the outcome that the identity carries. On every other path it stays
 * out of the way.
 */
@Singleton
public class McpAuthenticationMechanism implements HttpAuthenticationMechanism {

    /** Above OIDC (1001) and JWT (1000). */
    public static final int PRIORITY = 5000;

    private static final String DECIDED = McpAuthenticationMechanism.class.getName();
    private static final List<CharSequence> CREDENTIALS = List.of(HttpHeaders.AUTHORIZATION,
            HttpHeaders.createOptimized("X-API-Key"), HttpHeaders.createOptimized("DPoP"));

    private final Authenticator authenticator;
    private final McpPath path;
    private final Challenge challenge;
    private final Events events;

    McpAuthenticationMechanism(Authenticator authenticator, McpPath path, Challenge challenge, Events events) {
        this.authenticator = authenticator;
        this.path = path;
        this.challenge = challenge;
        this.events = events;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!path.matches(context)) {
            return Uni.createFrom().nullItem();
        }
        SecurityIdentity known = known(context);
        return known != null ? Uni.createFrom().item(known)
                : authenticator.authenticate(context, identities).invoke(identity -> decide(context, identity));
    }

    /**
     * The identity of a request on the MCP path that is decided, or was verified lately with just this credential; null when
     * it is still to be found out.
     */
    public SecurityIdentity known(RoutingContext context) {
        SecurityIdentity decided = context.get(DECIDED);
        SecurityIdentity known = decided != null ? decided : authenticator.remembered(context);
        if (decided == null && known != null) {
            decide(context, known);
        }
        return known;
    }

    /**
     * Once for each request. From here on the request has no credential any more: code behind a tool can get at the request
     * after all, when it goes on after a hop that has led it out of its call and back into the context of the request (AU-13).
     */
    private static void decide(RoutingContext context, SecurityIdentity identity) {
        context.put(DECIDED, identity);
        CREDENTIALS.forEach(context.request().headers()::remove);
    }

    /** For the case that a policy of the application refuses a request on the MCP path. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        if (!path.matches(context)) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", challenge.unauthenticated(false)));
    }

    /** Where a policy refuses, the endpoint never gets to tell about the credential. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (path.matches(context) && context.user() instanceof QuarkusHttpUser user
                && PlainIdentity.outcomeOf(user.getSecurityIdentity()) instanceof Refused refused
                && Receipt.of(context).map(Receipt::claim).orElse(true)) {
            events.tell(new CredentialRefused(ClientAddress.of(context.request()), refused.kind(), refused.refusal().reason(),
                    Correlation.next()));
        }
        return HttpAuthenticationMechanism.super.sendChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }
}
