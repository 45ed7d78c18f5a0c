package io.portcullis.boot;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Instance;

import io.portcullis.config.AuditConfig;
import io.portcullis.config.ErrorsConfig;
import io.portcullis.config.IdentityConfig;
import io.portcullis.config.LegacyConfig;
import io.portcullis.config.OverloadConfig;
import io.portcullis.config.RedactionConfig;
import io.portcullis.config.SealConfig;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.StreamingConfig;
import io.portcullis.config.TokensConfig;
import io.portcullis.config.TrafficLogConfig;
import io.portcullis.config.TransportConfig;
import io.portcullis.spi.ApiKeyStore;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.vertx.http.runtime.security.MtlsAuthenticationMechanism;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The settings of a start, typed in by a test, and the checks over them. */
final class Fixture {

    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> madeUp = new HashMap<>();
    private final List<EntryRecipe> entries = new ArrayList<>();
    private boolean hasStore;
    private boolean hasMtls;
    private SmallRyeConfig config;

    /** A server on loopback. */
    static Fixture local() {
        return new Fixture().set("quarkus.http.host", "localhost");
    }

    /** A server that everybody can reach, over TLS that ends here. */
    static Fixture exposed() {
        return new Fixture().set("portcullis.resource-url", "https://mcp.example.org/mcp").set("quarkus.http.insecure-requests",
                "disabled");
    }

    Fixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Fixture without(String key) {
        settings.remove(key);
        return this;
    }

    Fixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** As Quarkus makes up settings for dev and test mode. */
    Fixture madeUp(String key, String value) {
        madeUp.put(key, value);
        return this;
    }

    Fixture entry(EntryRecipe recipe) {
        entries.add(recipe);
        return this;
    }

    Fixture withStore() {
        hasStore = true;
        return this;
    }

    Fixture withMtls() {
        hasMtls = true;
        return this;
    }

    SmallRyeConfig config() {
        if (config == null) {
            config = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters().withProfile("prod")
                    .withValidateUnknown(false)
                    .withMapping(IdentityConfig.class).withMapping(TokensConfig.class).withMapping(ServerConfig.class)
                    .withMapping(TransportConfig.class).withMapping(ErrorsConfig.class)
                    .withMapping(RedactionConfig.class).withMapping(TrafficLogConfig.class).withMapping(SealConfig.class)
                    .withMapping(OidcConfig.class)
                    .withMapping(AuditConfig.class).withMapping(OverloadConfig.class).withMapping(StreamingConfig.class)
                    .withMapping(LegacyConfig.class)
                    .withSources(new PropertiesConfigSource(settings, "typed in", 250))
                    .withSources(new EnvConfigSource(environment, 300)).withSources(new OidcTenants())
                    .withSources(new PropertiesLocationConfigSourceFactory()).withInterceptors(new OidcDefaults())
                    .withDefaultValues(madeUp).build();
        }
        return config;
    }

    OidcConfig oidc() {
        return config().getConfigMapping(OidcConfig.class);
    }

    TokenSettings tokens() {
        return new TokenSettings(config(), oidc());
    }

    Listening listening() {
        return new Listening(config());
    }

    Blueprint blueprint() {
        return new Blueprint("/mcp", entries);
    }

    DescriptionProducers descriptions() {
        return new DescriptionProducers(tokens(), config().getConfigMapping(TokensConfig.class),
                config().getConfigMapping(ServerConfig.class), blueprint());
    }

    Check network() {
        return new NetworkCheck(config().getConfigMapping(ServerConfig.class), config().getConfigMapping(TransportConfig.class),
                tokens(), listening());
    }

    Disclosure disclosure() {
        return new Disclosure(config().getConfigMapping(ErrorsConfig.class), config().getConfigMapping(TrafficLogConfig.class),
                config().getConfigMapping(RedactionConfig.class));
    }

    Check audit() {
        AuditConfig audit = config().getConfigMapping(AuditConfig.class);
        return new AuditCheck(audit, new AuditSinks(audit, listening(), null));
    }

    Check overload() {
        return new OverloadCheck(config().getConfigMapping(OverloadConfig.class),
                config().getConfigMapping(StreamingConfig.class), config().getConfigMapping(TransportConfig.class),
                config().getConfigMapping(LegacyConfig.class), config());
    }

    Check secrets() {
        return new SecretCheck(config(), config().getConfigMapping(SealConfig.class));
    }

    AuthenticationCheck authentication() {
        Instance<ApiKeyStore> stores = instance(hasStore);
        Instance<MtlsAuthenticationMechanism> mtls = instance(hasMtls);
        return new AuthenticationCheck(config().getConfigMapping(IdentityConfig.class),
                tokens(), blueprint(), listening(), stores, mtls);
    }

    Check tokenCheck() {
        return new TokenCheck(config().getConfigMapping(TokensConfig.class), tokens());
    }

    static List<String> problems(Check check) {
        List<String> problems = new ArrayList<>();
        check.run(problems);
        return problems;
    }

    static List<String> warnings(Check check) {
        List<String> warnings = new ArrayList<>();
        check.warn(warnings::add);
        return warnings;
    }

    @SuppressWarnings("unchecked")
    private static <T> Instance<T> instance(boolean there) {
        return (Instance<T>) Proxy.newProxyInstance(Instance.class.getClassLoader(), new Class<?>[] { Instance.class },
                (self, method, arguments) -> switch (method.getName()) {
                    case "isUnsatisfied" -> !there;
                    case "isResolvable" -> there;
                    default -> throw new AssertionError(method.getName());
                });
    }
}
