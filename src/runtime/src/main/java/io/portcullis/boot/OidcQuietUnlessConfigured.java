package io.portcullis.boot;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/** Lets Quarkus OIDC sleep until a provider is named: {@code quarkus.oidc.tenant-enabled} follows whether there is one. */
public class OidcQuietUnlessConfigured implements ConfigSourceFactory {

    private static final int BELOW_EVERY_USER_SETTING = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean provider = Stream.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key", "quarkus.oidc.provider")
                .map(context::getValue).anyMatch(OidcQuietUnlessConfigured::isSet);
        return List.of(new PropertiesConfigSource(Map.of("quarkus.oidc.tenant-enabled", Boolean.toString(provider)),
                "portcullis: a provider is " + (provider ? "" : "not ") + "configured", BELOW_EVERY_USER_SETTING));
    }

    private static boolean isSet(ConfigValue value) {
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
