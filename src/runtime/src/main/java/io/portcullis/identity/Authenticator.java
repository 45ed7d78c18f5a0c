package io.portcullis.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Locked;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.RefusedException;
import io.portcullis.token.TokenVerifier.Request;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Decides which verifier a credential goes to: exactly one. A verifier that breaks refuses. */
public final class Authenticator {

    private static final Logger LOG = Logger.getLogger(Authenticator.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final CharSequence API_KEY = HttpHeaders.createOptimized("X-API-Key");
    private static final String TOKEN_IN_URL = "access_token";
    private static final Consumer<SecurityIdentity> NOTHING_TO_LEARN = identity -> {
    };

    private final Verifiers verifiers;
    private final VerifiedCallers verified;
    private final FailedAttempts attempts;
    private final HeldTokens tokens;
    private final boolean allowAnonymous;

    /** @param allowAnonymous whether a request without any credential is served */
    public Authenticator(Verifiers verifiers, VerifiedCallers verified, FailedAttempts attempts, HeldTokens tokens,
            boolean allowAnonymous) {
        this.verifiers = verifiers;
        this.verified = verified;
        this.attempts = attempts;
        this.tokens = tokens;
        this.allowAnonymous = allowAnonymous;
    }

    /** An identity that carries what came of the credential of a request. Never fails. */
    Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        try {
            return identity(context, identities);
        } catch (RefusedException e) {
            attempts.failed(ClientAddress.of(context.request()));
            return item(new Refused(e.refusal(), Kind.OTHER.word()));
        } catch (RuntimeException e) {
            return item(broken(e));
        }
    }

    /** What came of the credential of a request that is not for agents. Never fails. */
    public Uni<Outcome> outcome(RoutingContext context, IdentityProviderManager identities) {
        return authenticate(context, identities).map(PlainIdentity::outcomeOf);
    }

    /** Who was verified lately with just the credential of this request; null when that is to be found out. */
    SecurityIdentity remembered(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.query() != null) { // perhaps with a token in it
            return null;
        }
        Optional<Presented> presented = Presented.unread(keys(request), authorizations(request));
        return presented.isEmpty() ? null : verified.find(verified.key(presented.get()));
    }

    private Uni<SecurityIdentity> identity(RoutingContext context, IdentityProviderManager identities) {
        HttpServerRequest request = context.request();
        return hasTokenInUrl(request) ? item(Outcome.refused(Credential.IN_URL, "url"))
                : read(Presented.in(keys(request), authorizations(request)), new Request(context, identities));
    }

    private static List<String> keys(HttpServerRequest request) {
        return request.headers().getAll(API_KEY);
    }

    private static List<String> authorizations(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.AUTHORIZATION);
    }

    private Uni<SecurityIdentity> read(Presented presented, Request request) {
        if (presented.kind() == Kind.NONE) {
            return verifiers.certificates().filter(certificates -> certificates.presented(request.context().request()))
                    .map(certificates -> checked(certificates.verify(request.context(), request.identities()),
                            NOTHING_TO_LEARN))
                    .orElseGet(() -> item(withoutCredential()));
        }
        if (presented.kind() == Kind.OTHER) {
            return item(Outcome.refused(Credential.NO_VERIFIER, Kind.OTHER));
        }
        ByteBuffer key = presented.kind() == Kind.DPOP ? null : verified.key(presented);
        SecurityIdentity known = verified.find(key);
        return known == null ? verify(presented, key, request) : Uni.createFrom().item(known);
    }

    private Uni<SecurityIdentity> verify(Presented presented, ByteBuffer key, Request request) {
        String address = ClientAddress.of(request.context().request());
        Optional<Duration> locked = attempts.locked(address);
        if (locked.isPresent()) {
            return item(new Refused(new Locked(locked.get()), presented.kind().word()));
        }
        return checked(verifiers.verify(presented, request, () -> attempts.locked(address).isEmpty()), identity -> {
            Outcome outcome = PlainIdentity.outcomeOf(identity);
            if (outcome instanceof Known known) {
                tokens.hold(known.caller(), presented);
                remember(known, identity, key);
            } else if (outcome instanceof Refused refused && isFault(refused.refusal())) {
                attempts.failed(address);
            }
        });
    }

    private void remember(Known known, SecurityIdentity identity, ByteBuffer key) {
        if (!known.bound()) {
            verified.keep(key, identity, known.caller().expiresAt().filter(END_OF_TIME::isAfter).map(Instant::toEpochMilli)
                    .orElse(Long.MAX_VALUE));
        }
    }

    /** Whether the credential is to blame, and not what should have verified it. */
    private static boolean isFault(Refusal refusal) {
        return refusal instanceof Unauthenticated || refusal instanceof Malformed;
    }

    /** @param learn what is done about the outcome; where that breaks, nobody is served */
    private static Uni<SecurityIdentity> checked(Uni<Outcome> outcome, Consumer<SecurityIdentity> learn) {
        return outcome.onItem().ifNull().failWith(() -> new IllegalStateException("a verifier answered nothing"))
                .map(PlainIdentity::carrying).invoke(learn)
                .onFailure().recoverWithItem(e -> PlainIdentity.carrying(broken(e)));
    }

    /** RFC 6750, 2.3: the one place that is named for it, and must not be used (AU-11); however it is written. */
    private static boolean hasTokenInUrl(HttpServerRequest request) {
        String query = request.query();
        if (query == null) {
            return false;
        }
        try {
            return new QueryStringDecoder(query, false).parameters().containsKey(TOKEN_IN_URL);
        } catch (IllegalArgumentException e) { // nobody could read it
            return false;
        }
    }

    private static Uni<SecurityIdentity> item(Outcome outcome) {
        return Uni.createFrom().item(PlainIdentity.carrying(outcome));
    }

    private Outcome withoutCredential() {
        return allowAnonymous ? Outcome.known(Caller.anonymous()) : Outcome.refused(Credential.MISSING, Kind.NONE);
    }

    private static Outcome broken(Throwable failure) {
        LOG.error("A credential could not be verified; refused", Cause.of(failure));
        return new Refused(new Unavailable(RETRY), Kind.OTHER.word());
    }
}
