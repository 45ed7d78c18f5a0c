package io.portcullis.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.config.IdentityConfig;
import io.portcullis.key.KeyFile;
import io.portcullis.spi.ApiKeyStore;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.security.MtlsAuthenticationMechanism;

/** Looks for a way to come in, and for keys and certificates that would let in too many. */
@Singleton
class AuthenticationCheck implements Check {

    private final IdentityConfig identity;
    private final TokenSettings settings;
    private final Blueprint blueprint;
    private final Listening listening;
    private final Instance<ApiKeyStore> stores;
    private final Instance<MtlsAuthenticationMechanism> mtls;

    AuthenticationCheck(IdentityConfig identity, TokenSettings settings, Blueprint blueprint,
            Listening listening, Instance<ApiKeyStore> stores, Instance<MtlsAuthenticationMechanism> mtls) {
        this.identity = identity;
        this.settings = settings;
        this.blueprint = blueprint;
        this.listening = listening;
        this.stores = stores;
        this.mtls = mtls;
    }

    /** Whether keys are made up: in dev mode, on loopback, where nothing else lets anybody in. */
    boolean needsDevKeys() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT && listening.onLoopback() && !identity.allowAnonymous()
                && identity.apiKeys().isEmpty() && identity.apiKeyFile().isEmpty() && !settings.any();
    }

    /** Where keys that are made up open something. */
    String devUrl() {
        return "http://localhost:" + listening.port() + blueprint.path();
    }

    @Override
    public void run(List<String> problems) {
        new KeyCheck(identity.apiKeys()).run(problems);
        identity.apiKeyFile().ifPresent(file -> readable(problems, file));
        numbers(problems);
        if (identity.clientCertificates() && (mtls.isUnsatisfied() || !listening.hasTrustStore())) {
            problems.add("portcullis.identity.client-certificates=true needs a build with quarkus.http.ssl.client-auth=request"
                    + " and a trust store (quarkus.tls.trust-store.*): without one, a certificate of every public authority"
                    + " would do");
        }
        if (!isConfigured() && !identity.allowAnonymous() && listening.isServing()) {
            missing(problems, LaunchMode.current());
        }
    }

    @Override
    public void warn(Consumer<String> log) {
        if (identity.allowAnonymous()) {
            log.accept("portcullis.identity.allow-anonymous=true: callers without a credential are served what is @PermitAll");
        }
    }

    private boolean isConfigured() {
        return !identity.apiKeys().isEmpty() || identity.apiKeyFile().isPresent() || !stores.isUnsatisfied()
                || settings.any() || identity.clientCertificates();
    }

    private void missing(List<String> problems, LaunchMode mode) {
        if (mode.isProduction()) {
            problems.add(
                    "no authentication is configured. Set an API key (portcullis.identity.api-keys.\"<id>\".digest=sha256:<hex> and .roles),"
                            + " or a key for JSON Web Tokens (mp.jwt.verify.publickey.location and mp.jwt.verify.issuer),"
                            + " or an OpenID Connect provider (quarkus.oidc.auth-server-url),"
                            + " or portcullis.identity.allow-anonymous=true to serve everybody what is @PermitAll");
        } else if (mode == LaunchMode.DEVELOPMENT && !listening.onLoopback()) {
            problems.add("no authentication is configured, and keys for dev mode are made only on loopback:"
                    + " set quarkus.http.host=localhost, or an API key");
        }
    }

    private static void readable(List<String> problems, Path file) {
        try {
            KeyFile.at(file);
        } catch (IOException e) {
            problems.add("portcullis.identity.api-key-file cannot be read");
        } catch (IllegalArgumentException e) {
            problems.add("portcullis.identity.api-key-file: " + e.getMessage());
        }
    }

    private void numbers(List<String> problems) {
        if (identity.maxFailuresPerMinute() < 1) {
            problems.add("portcullis.identity.max-failures-per-minute must be at least 1");
        }
        if (identity.cache().ttl().isNegative() || identity.cache().maxSize() < 1) {
            problems.add("portcullis.identity.cache.ttl must not be negative, and max-size at least 1");
        }
    }
}
