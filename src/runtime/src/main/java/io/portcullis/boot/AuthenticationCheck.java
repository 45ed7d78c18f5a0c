package io.portcullis.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.api.Access;
import io.portcullis.boot.TokenSettings.Tenant;
import io.portcullis.config.IdentityConfig;
import io.portcullis.config.TokensConfig;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.key.KeyFile;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.token.ByIssuer.Door;
import io.portcullis.token.ClaimPath;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.security.MtlsAuthenticationMechanism;

/** Looks for a way to come in, and for ways that would accept too much. */
@Singleton
class AuthenticationCheck implements Check {

    private final IdentityConfig identity;
    private final TokensConfig tokens;
    private final TokenSettings settings;
    private final Blueprint blueprint;
    private final Listening listening;
    private final Instance<ApiKeyStore> stores;
    private final Instance<MtlsAuthenticationMechanism> mtls;

    AuthenticationCheck(IdentityConfig identity, TokensConfig tokens, TokenSettings settings, Blueprint blueprint,
            Listening listening, Instance<ApiKeyStore> stores, Instance<MtlsAuthenticationMechanism> mtls) {
        this.identity = identity;
        this.tokens = tokens;
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
        issuers(problems);
        claims(problems);
        baseline(problems);
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
        for (Tenant tenant : settings.tenants()) {
            if (tenant.settings().authServerUrl().filter(url -> url.startsWith("http://")).isPresent()) {
                log.accept(tenant.setting() + ".auth-server-url is plain HTTP: whoever is on the way decides whose tokens are"
                        + " accepted");
            }
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

    private void issuers(List<String> problems) {
        Map<Door, String> doors = new HashMap<>();
        if (settings.jwt()) {
            if (settings.jwtIssuer().isEmpty()) {
                problems.add("mp.jwt.verify.issuer is missing: set it to the issuer whose tokens are accepted");
            }
            settings.jwtIssuer().ifPresent(issuer -> doors.put(new Door(Kind.BEARER, issuer), "mp.jwt.verify"));
        }
        for (Tenant tenant : settings.tenants()) {
            if (tenant.issuer().isEmpty()) {
                problems.add(tenant.setting()
                        + ".token.issuer is missing: set it to the issuer whose tokens are accepted, never to \"any\"");
                continue;
            }
            String other = doors.putIfAbsent(new Door(tenant.kind(), tenant.issuer().get()), tenant.setting());
            if (other != null) {
                problems.add(tenant.setting() + " and " + other + " have the same issuer: a token goes to one of them only");
            }
        }
        tokens.introspectedBy().filter(name -> settings.tenants().stream().noneMatch(tenant -> isNamed(tenant, name)))
                .ifPresent(name -> problems.add("portcullis.identity.tokens.introspected-by names no OIDC tenant that takes"
                        + " bearer tokens; default is the one without a name"));
    }

    private static boolean isNamed(Tenant tenant, String name) {
        return tenant.kind() == Kind.BEARER
                && name.equals(tenant.name().equals(OidcUtils.DEFAULT_TENANT_ID) ? "default" : tenant.name());
    }

    private void claims(List<String> problems) {
        TokensConfig.Claims claims = tokens.claims();
        for (List<String> paths : List.of(claims.roles().orElse(List.of()), claims.scopes(), claims.groups(),
                claims.tenant().orElse(List.of()), claims.client())) {
            for (String path : paths) {
                try {
                    ClaimPath.of(path);
                } catch (IllegalArgumentException e) {
                    problems.add("portcullis.identity.tokens.claims: " + e.getMessage());
                }
            }
        }
    }

    /** They stand between quotes in every challenge. A scope for refreshing is a matter of client and provider (AU-05). */
    private void baseline(List<String> problems) {
        if (!tokens.baselineScopes().orElse(Set.of()).stream().allMatch(Access::isScope)) {
            problems.add("portcullis.identity.tokens.baseline-scopes: a scope has no spaces, quotes or backslashes");
        }
        if (tokens.baselineScopes().orElse(Set.of()).contains("offline_access")) {
            problems.add("portcullis.identity.tokens.baseline-scopes: clients decide about offline_access themselves");
        }
    }

    private void numbers(List<String> problems) {
        if (identity.maxFailuresPerMinute() < 1) {
            problems.add("portcullis.identity.max-failures-per-minute must be at least 1");
        }
        if (identity.cache().ttl().isNegative() || identity.cache().maxSize() < 1) {
            problems.add("portcullis.identity.cache.ttl must not be negative, and max-size at least 1");
        }
        if (tokens.timeout().toMillis() < 1 || tokens.maxKeyAge().toMillis() < 1) {
            problems.add("portcullis.identity.tokens.timeout and max-key-age must be longer than zero");
        }
    }
}
