package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

import io.portcullis.credential.Presented.Kind;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.runtime.LaunchMode;

/** Which tokens are accepted, as configured. A key pair that Quarkus made up for dev or test mode does not count. */
@Singleton
class TokenSettings {

    private static final List<String> JWT_KEYS = List.of("mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location",
            "smallrye.jwt.verify.key.location", "smallrye.jwt.verify.secretkey");

    /** Quarkus hands what it makes up for dev and test mode to the run as defaults. */
    private static final int MADE_UP_ORDINAL = Integer.MIN_VALUE;

    private final Config config;
    private final OidcConfig oidc;

    TokenSettings(Config config, OidcConfig oidc) {
        this.config = config;
        this.oidc = oidc;
    }

    /**
     * An OpenID Connect provider.
     *
     * @param name the name of its tenant in Quarkus OIDC
     * @param settings its settings there
     */
    record Tenant(String name, OidcTenantConfig settings) {

        /** The one issuer of its tokens; empty when there is none that can be relied on. */
        Optional<String> issuer() {
            return settings.token().issuer().or(settings::authServerUrl).filter(issuer -> !issuer.equals("any"));
        }

        /** How its tokens are presented. */
        Kind kind() {
            return settings.token().authorizationScheme().equalsIgnoreCase("DPoP") ? Kind.DPOP : Kind.BEARER;
        }

        /** Whether it publishes keys to check signatures with. */
        boolean hasKeys() {
            return settings.authServerUrl().isPresent() && !settings.token().requireJwtIntrospectionOnly();
        }

        /** The name as settings have it. */
        String setting() {
            return name.equals(OidcUtils.DEFAULT_TENANT_ID) ? "quarkus.oidc" : "quarkus.oidc." + name;
        }
    }

    /** Whether any token is accepted. */
    boolean any() {
        return jwt() || !tenants().isEmpty();
    }

    /** Whether locally verified tokens are accepted. */
    boolean jwt() {
        return JWT_KEYS.stream().anyMatch(key -> value(key).isPresent());
    }

    /** The issuer of locally verified tokens. */
    Optional<String> jwtIssuer() {
        return value("mp.jwt.verify.issuer");
    }

    /** The providers whose tokens are accepted. */
    List<Tenant> tenants() {
        List<Tenant> tenants = new ArrayList<>();
        oidc.namedTenants().forEach((name, settings) -> {
            boolean named = settings.authServerUrl().isPresent() || settings.publicKey().isPresent();
            if (named && settings.tenantEnabled() && takesTokens(settings)) {
                tenants.add(new Tenant(
                        name.equals(OidcConfig.DEFAULT_TENANT_KEY) ? OidcUtils.DEFAULT_TENANT_ID : name, settings));
            }
        });
        return tenants;
    }

    /** A tenant that only logs people in to web pages has no part in this. */
    private static boolean takesTokens(OidcTenantConfig settings) {
        return settings.applicationType().orElse(ApplicationType.SERVICE) != ApplicationType.WEB_APP;
    }

    private Optional<String> value(String key) {
        ConfigValue value = config.getConfigValue(key);
        boolean madeUp = !LaunchMode.current().isProduction() && value.getSourceOrdinal() == MADE_UP_ORDINAL;
        return Optional.ofNullable(value.getValue()).filter(text -> !text.isBlank() && !text.equals("NONE") && !madeUp);
    }
}
