package io.portcullis.boot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.portcullis.config.IdentityConfig;
import io.portcullis.config.ServerConfig;
import io.portcullis.identity.ApiKey;
import io.portcullis.identity.ApiKeys;
import io.portcullis.identity.Authenticator;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.runtime.LaunchMode;

/** Makes the part that knows callers. */
@Singleton
public class IdentityProducers {

    @Produces
    @Singleton
    Authenticator authenticator(ApiKeys keys, ServerConfig server, IdentityConfig identity, Config config,
            OidcAuthenticationMechanism oidc) {
        return new Authenticator(keys, new Verifiers(config).verifier(server.resourceUrl(), oidc), identity.allowAnonymous());
    }

    @Produces
    @Singleton
    ApiKeys apiKeys(IdentityConfig identity, Blueprint blueprint, Config config) {
        List<ApiKey> keys = new ArrayList<>();
        identity.apiKeys().forEach((name, key) -> keys.add(ApiKey.configured(name, key.digest(),
                key.roles().orElse(Set.of()), key.scopes().orElse(Set.of()), key.expiresAt())));
        if (keys.isEmpty() && needsDevKeys(identity, config)) {
            Listening listening = new Listening(config);
            keys.addAll(DevKeyDesk.keys(blueprint.roles(), "http://localhost:" + listening.port() + blueprint.path()));
        }
        return new ApiKeys(keys, Clock.systemUTC());
    }

    private static boolean needsDevKeys(IdentityConfig identity, Config config) {
        Verifiers verifiers = new Verifiers(config);
        return LaunchMode.current() == LaunchMode.DEVELOPMENT && new Listening(config).onLoopback()
                && !identity.allowAnonymous() && !verifiers.jwt() && !verifiers.oidc();
    }
}
