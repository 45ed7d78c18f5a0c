package io.portcullis.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Ticker;

import io.github.bucket4j.TimeMeter;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.TokenExchange;
import io.portcullis.config.IdentityConfig;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.TokensConfig;
import io.portcullis.identity.Authenticator;
import io.portcullis.identity.ClientCertificates;
import io.portcullis.identity.CurrentCaller;
import io.portcullis.identity.FailedAttempts;
import io.portcullis.identity.HeldTokens;
import io.portcullis.identity.OidcTokenExchange;
import io.portcullis.identity.VerifiedCallers;
import io.portcullis.identity.Verifiers;
import io.portcullis.key.ApiKeys;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant.Type;
import io.quarkus.oidc.client.runtime.OidcClientsConfig;
import io.quarkus.vertx.http.runtime.security.MtlsAuthenticationMechanism;

/** Makes the part that knows callers. */
@Singleton
public class IdentityProducers {

    @Produces
    @Singleton
    VerifiedCallers verified(IdentityConfig identity) {
        return new VerifiedCallers(identity.cache().ttl(), identity.cache().maxSize(),
                Ticker.systemTicker(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    FailedAttempts attempts(IdentityConfig identity, LimitsConfig limits) {
        int failures = identity.maxFailuresPerMinute();
        return new FailedAttempts(new Limiter(limits.maxBuckets(), TimeMeter.SYSTEM_NANOTIME),
                new Rate(failures, Duration.ofMinutes(1), failures, Refill.GREEDY));
    }

    @Produces
    @Singleton
    Authenticator authenticator(Verifiers verifiers, VerifiedCallers verified, FailedAttempts attempts, HeldTokens tokens,
            IdentityConfig identity) {
        return new Authenticator(verifiers, verified, attempts, tokens, identity.allowAnonymous());
    }

    @Produces
    @Singleton
    Verifiers verifiers(ApiKeys keys, TokenVerifiers tokens, IdentityConfig identity, TokensConfig config,
            Instance<MtlsAuthenticationMechanism> mtls) {
        Optional<ClientCertificates> certificates = identity.clientCertificates() && mtls.isResolvable()
                ? Optional.of(new ClientCertificates(mtls.get(), config.claims().groupScopes(), tokens.hierarchy(),
                        Clock.systemUTC()))
                : Optional.empty();
        return new Verifiers(keys, tokens.all(), certificates);
    }

    @Produces
    @Singleton
    HeldTokens heldTokens(OidcClientsConfig clients) {
        return new HeldTokens(clients.namedClients().values().stream()
                .anyMatch(client -> client.grant().type() == Type.EXCHANGE));
    }

    @Produces
    @Singleton
    @DefaultBean
    TokenExchange tokenExchange(CurrentCaller callers, HeldTokens tokens, OidcClients clients) {
        return new OidcTokenExchange(callers, tokens, clients);
    }

}
