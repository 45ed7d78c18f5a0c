package io.portcullis.acceptance;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/**
 * A Keycloak, and the starter as a server that takes its tokens: those of one realm by its keys, those of another by asking
 * about them. Started once for all tests that ask for it.
 */
final class Federation implements AutoCloseable {

    /** Tokens of this realm are verified by its keys, presented as bearer tokens or with a proof. */
    static final String CUSTOMERS = "customers";

    /** Tokens of this realm are asked about. */
    static final String PARTNERS = "partners";

    /** Nobody trusts this realm. */
    static final String FOREIGN = "master";

    /** How old the keys of a realm may be. */
    static final Duration MAX_KEY_AGE = Duration.ofSeconds(5);

    /** How long a caller is remembered. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final ApiKey KEY = ApiKey.random("reader", "reader");

    private final Launch launch;
    private final Keycloak keycloak;
    private final OpaqueTokens opaque;
    private final Server starter;

    private Federation() {
        launch = Launch.named("keycloak");
        keycloak = Keycloak.start(launch.url(), launch.folder(), CUSTOMERS, PARTNERS);
        opaque = OpaqueTokens.of(partners());
        try {
            starter = configured(launch).start();
        } catch (RuntimeException | Error e) {
            opaque.close();
            keycloak.close();
            throw e;
        }
    }

    /** Gives it to constructors of test classes. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Federation.class;
        }

        @Override
        public Federation resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Federation.class, key -> new Federation(),
                    Federation.class);
        }
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Realm customers() {
        return keycloak.realm(CUSTOMERS);
    }

    Realm partners() {
        return keycloak.realm(PARTNERS);
    }

    OpaqueTokens opaque() {
        return opaque;
    }

    Server starter() {
        return starter;
    }

    /** Another starter for the same tokens, not started yet. */
    Launch another(String name) {
        Launch other = Launch.named(name);
        return configured(other).with("PORTCULLIS_TRANSPORT_ALLOWED_HOSTS", "localhost:" + other.port());
    }

    /** A caller without a token. */
    ModernClient withKey(Server server) {
        return server.client(KEY);
    }

    ModernClient bearer(String token) {
        return bearer(starter, token);
    }

    ModernClient bearer(Server server, String token) {
        return server.stranger().with("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        starter.close();
        opaque.close();
        keycloak.close();
    }

    private Launch configured(Launch server) {
        Map.of("PORTCULLIS_RESOURCE_URL", launch.url(),
                "PORTCULLIS_IDENTITY_TOKENS_AUTHORIZATION_SERVERS", customers().issuer(),
                "PORTCULLIS_IDENTITY_TOKENS_MAX_KEY_AGE", MAX_KEY_AGE.toSeconds() + "s",
                "PORTCULLIS_IDENTITY_CACHE_TTL", REMEMBERED.toSeconds() + "s",
                "PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "1000",
                "QUARKUS_OIDC_AUTH_SERVER_URL", customers().issuer(),
                "QUARKUS_OIDC_DPOP_AUTH_SERVER_URL", customers().issuer(),
                "QUARKUS_OIDC_DPOP_TOKEN_AUTHORIZATION_SCHEME", "DPoP").forEach(server::with);
        Map.of("PORTCULLIS_IDENTITY_TOKENS_INTROSPECTED_BY", PARTNERS,
                "QUARKUS_OIDC_PARTNERS_AUTH_SERVER_URL", partners().issuer(),
                "QUARKUS_OIDC_PARTNERS_INTROSPECTION_PATH", opaque.url(),
                "QUARKUS_OIDC_PARTNERS_TOKEN_REQUIRE_JWT_INTROSPECTION_ONLY", "true",
                "QUARKUS_OIDC_PARTNERS_CLIENT_ID", launch.url(),
                "QUARKUS_OIDC_PARTNERS_CREDENTIALS_CLIENT_SECRET_VALUE", keycloak.secret(),
                "QUARKUS_OIDC_PARTNERS_CREDENTIALS_CLIENT_SECRET_METHOD", "post").forEach(server::with);
        return server.with(KEY);
    }
}
