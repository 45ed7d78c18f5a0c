package io.portcullis.token;

import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.OnceInAWhile;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.token.Claims.Verified;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Verifies tokens of one OpenID Connect provider, by Quarkus OIDC. A provider that cannot be asked is unavailable, not a
 * refusal.
 */
public final class OidcVerifier implements TokenVerifier {

    private static final Logger LOG = Logger.getLogger(OidcVerifier.class);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** Where Quarkus keeps the tenant of a request. Else a cookie, a header or the path of the request would choose it. */
    private static final String CHOSEN_TENANT = "static.tenant.id";

    private final HttpAuthenticationMechanism oidc;
    private final Provider provider;
    private final Claims claims;
    private final Proofs proofs;
    private final OnceInAWhile connected = new OnceInAWhile(PAUSE);
    private final OnceInAWhile warned = new OnceInAWhile(QUIET);

    /** @param oidc that of Quarkus OIDC */
    public OidcVerifier(HttpAuthenticationMechanism oidc, Provider provider, Claims claims, Proofs proofs) {
        this.oidc = oidc;
        this.provider = provider;
        this.claims = claims;
        this.proofs = proofs;
    }

    /**
     * The provider.
     *
     * @param tenant its name among the tenants of Quarkus OIDC
     * @param keys how old its keys may be
     * @param timeout how long it may take to answer
     * @param reached whether it was ever reached since the start
     */
    public record Provider(String tenant, KeyAge keys, Duration timeout, BooleanSupplier reached) {
    }

    @Override
    public Uni<Outcome> verify(UnverifiedToken token, Request request) {
        if (token.kind() == Kind.DPOP && !Proofs.isReadable(request.context().request().headers().getAll("DPoP"))) {
            return Uni.createFrom().item(Outcome.refused(Credential.WRONG_BINDING, token.kind()));
        }
        if (!mayConnect()) {
            return Uni.createFrom().item(new Refused(new Unavailable(RETRY), token.kind().word()));
        }
        choose(request.context());
        return provider.keys().renewed(claims.issuer(), request).emitOn(Home.ofThisRequest())
                .chain(() -> oidc.authenticate(request.context(), request.identities()))
                .chain(identity -> outcome(token, request.context(), identity))
                .ifNoItem().after(provider.timeout()).fail()
                .onFailure().recoverWithItem(e -> failed(token, e));
    }

    /**
     * To a provider that was never reached, Quarkus OIDC connects anew for every token that anybody sends, and logs each
     * failure with its stack trace. One token in a while is enough to find out.
     */
    private boolean mayConnect() {
        return provider.reached().getAsBoolean() || connected.isDue();
    }

    private void choose(RoutingContext context) {
        context.put(CHOSEN_TENANT, provider.tenant());
        context.put(OidcUtils.TENANT_ID_ATTRIBUTE, provider.tenant());
    }

    private Uni<Outcome> outcome(UnverifiedToken token, RoutingContext context, SecurityIdentity identity) {
        if (identity == null || !isOf(token, identity)) {
            return Uni.createFrom().item(Outcome.refused(Credential.INVALID, token.kind()));
        }
        if (token.kind() != Kind.DPOP) {
            return Uni.createFrom().item(bound(token, context, identity, false));
        }
        JsonObject proof = context.get(OidcUtils.DPOP_PROOF_JWT_CLAIMS);
        return Uni.createFrom().completionStage(() -> proofs.isFresh(proof)).emitOn(Home.ofThisRequest())
                .map(fresh -> fresh ? bound(token, context, identity, true)
                        : Outcome.refused(Credential.WRONG_BINDING, token.kind()))
                .onFailure().recoverWithItem(e -> untold(token, e));
    }

    /** Whether a proof was used before, nobody can tell: it is not taken for unused. */
    private Outcome untold(UnverifiedToken token, Throwable e) {
        if (warned.isDue()) {
            LOG.warnf("Whether a proof of possession was used before could not be found out: %s",
                    Cause.line(Failures.root(e)));
        }
        return new Refused(new Unavailable(RETRY), token.kind().word());
    }

    private Outcome bound(UnverifiedToken token, RoutingContext context, SecurityIdentity identity, boolean proven) {
        TokenIntrospection introspection = identity.getAttribute(OidcUtils.INTROSPECTION_ATTRIBUTE);
        JsonObject said = introspection == null ? token.verifiedClaims() : introspected(introspection);
        if (!Binding.holds(said, context.request(), proven)) {
            return Outcome.refused(Credential.WRONG_BINDING, token.kind());
        }
        // Quarkus takes the scopes of an introspected token for roles.
        Set<String> roles = introspection == null ? identity.getRoles() : CommonRoles.in(said);
        return claims.outcome(new Verified(Authentication.OIDC, token.kind(), said, roles));
    }

    /** Whether it was this token that was verified, by this provider. */
    private boolean isOf(UnverifiedToken token, SecurityIdentity identity) {
        AccessTokenCredential verified = identity.getCredential(AccessTokenCredential.class);
        return verified != null && token.text().equals(verified.getToken())
                && provider.tenant().equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
    }

    /** RFC 7662, 2.2: the issuer may be left out, since the answer comes from nobody else. */
    private JsonObject introspected(TokenIntrospection introspection) {
        JsonObject said = new JsonObject(introspection.getIntrospectionString());
        return said.containsKey("iss") ? said : said.put("iss", claims.issuer());
    }

    private Outcome failed(UnverifiedToken token, Throwable e) {
        boolean asked = e instanceof AuthenticationFailedException && !Failures.isOutage(e);
        if (asked && !(Failures.isOfUnknownKey(e) && provider.keys().mayLack())) {
            return Outcome.refused(Failures.isExpiry(e) ? Credential.EXPIRED : Credential.INVALID, token.kind());
        }
        if (!asked) {
            provider.keys().missed();
            warn(e);
        }
        return new Refused(new Unavailable(RETRY), token.kind().word());
    }

    /** Once in a while: everybody can send tokens while the provider is away. */
    private void warn(Throwable e) {
        if (warned.isDue()) {
            LOG.warnf("The identity provider of the OIDC tenant %s could not be asked: %s", provider.tenant(),
                    Cause.line(Failures.root(e)));
        }
    }
}
