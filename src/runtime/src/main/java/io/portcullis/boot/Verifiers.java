package io.portcullis.boot;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

import io.portcullis.identity.ByIssuer;
import io.portcullis.identity.JwtVerifier;
import io.portcullis.identity.OidcVerifier;
import io.portcullis.identity.TokenVerifier;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.runtime.LaunchMode;

/** Which token verifiers are configured. A key pair that Quarkus made up for dev or test mode does not count. */
final class Verifiers {

    private static final List<String> JWT_KEYS = List.of("mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location",
            "smallrye.jwt.verify.key.location", "smallrye.jwt.verify.secretkey");
    private static final List<String> OIDC_PROVIDERS = List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key");

    /** Quarkus hands what it makes up for dev and test mode to the run as defaults. */
    private static final int MADE_UP_ORDINAL = Integer.MIN_VALUE;

    private final Config config;

    Verifiers(Config config) {
        this.config = config;
    }

    /** Whether locally verified tokens are accepted. */
    boolean jwt() {
        return JWT_KEYS.stream().anyMatch(this::isConfigured);
    }

    /** Whether tokens of an OpenID Connect provider are accepted. */
    boolean oidc() {
        return OIDC_PROVIDERS.stream().anyMatch(this::isConfigured)
                && config.getOptionalValue("quarkus.oidc.tenant-enabled", Boolean.class).orElse(true);
    }

    /** The issuer of locally verified tokens. */
    Optional<String> jwtIssuer() {
        return value("mp.jwt.verify.issuer");
    }

    /** The issuer of the provider's tokens. */
    Optional<String> oidcIssuer() {
        return value("quarkus.oidc.token.issuer").or(() -> value("quarkus.oidc.auth-server-url"))
                .filter(issuer -> !issuer.equals("any"));
    }

    /** The verifiers, by issuer. Whatever lacks its issuer or the audience accepts nothing. */
    TokenVerifier verifier(Optional<URI> audience, OidcAuthenticationMechanism oidc) {
        Map<String, TokenVerifier> verifiers = new HashMap<>();
        if (audience.isPresent() && jwt() && jwtIssuer().isPresent()) {
            verifiers.put(jwtIssuer().get(), new JwtVerifier(jwtIssuer().get(), audience.get().toString()));
        }
        if (audience.isPresent() && oidc() && oidcIssuer().isPresent()) {
            verifiers.put(oidcIssuer().get(), new OidcVerifier(oidc, oidcIssuer().get(), audience.get().toString()));
        }
        return new ByIssuer(verifiers);
    }

    private boolean isConfigured(String key) {
        return value(key).isPresent();
    }

    private Optional<String> value(String key) {
        ConfigValue value = config.getConfigValue(key);
        boolean madeUp = LaunchMode.current() != LaunchMode.NORMAL && value.getSourceOrdinal() == MADE_UP_ORDINAL;
        return Optional.ofNullable(value.getValue()).filter(text -> !text.isBlank() && !text.equals("NONE") && !madeUp);
    }
}
