package io.portcullis.boot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Defaults for Quarkus OIDC, below every setting of the user: it sleeps until a provider is named, is not kept waiting by one
 * that is away, goes nowhere but to its address, never asks a provider about a token because its key is unknown, and looks for
 * new keys soon.
 */
public class OidcDefaults implements ConfigSourceFactory {

    static final int BELOW_EVERY_USER_SETTING = 50;
    private static final Pattern TENANT = Pattern
            .compile("quarkus\\.oidc\\.(\"[^\"]+\"|[^.\"]+)\\.(?:auth-server-url|public-key)");

    /** A name between double underscores is one with quotes, where an underscore is a dot. */
    private static final Pattern TENANT_IN_ENVIRONMENT = Pattern
            .compile("QUARKUS_OIDC_(?:_(.+)__|([^_].*?)_)(?:AUTH_SERVER_URL|PUBLIC_KEY)");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean provider = Stream.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key", "quarkus.oidc.provider")
                .map(context::getValue).anyMatch(OidcDefaults::isSet);
        Map<String, String> defaults = new HashMap<>();
        defaults.put("quarkus.oidc.tenant-enabled", Boolean.toString(provider));
        defaults.put("quarkus.keycloak.devservices.enabled", "false"); // it would start a container for what nobody asked for
        ConfigValue introspects = context.getValue("portcullis.identity.tokens.introspected-by");
        String introspecting = isSet(introspects) ? introspects.getValue().strip() : "";
        tenant(defaults, "quarkus.oidc", introspecting.equals("default"));
        for (String name : tenants(context.iterateNames())) {
            tenant(defaults, "quarkus.oidc." + name, introspecting.equals(name.replace("\"", "")));
        }
        return List.of(new PropertiesConfigSource(defaults, "portcullis: defaults for OIDC", BELOW_EVERY_USER_SETTING));
    }

    private static void tenant(Map<String, String> defaults, String prefix, boolean introspects) {
        defaults.put(prefix + ".connection-timeout", "3S");
        defaults.put(prefix + ".follow-redirects", "false"); // keys of whoever it leads to are not those of the provider
        defaults.put(prefix + ".token.forced-jwk-refresh-interval", "1S");
        defaults.put(prefix + ".token.allow-jwt-introspection", "false");
        defaults.put(prefix + ".token.allow-opaque-token-introspection", Boolean.toString(introspects));
    }

    private static Set<String> tenants(Iterator<String> names) {
        Set<String> tenants = new HashSet<>();
        names.forEachRemaining(name -> {
            Matcher property = TENANT.matcher(name);
            Matcher variable = TENANT_IN_ENVIRONMENT.matcher(name);
            if (property.matches()) {
                tenants.add(property.group(1));
            } else if (variable.matches()) {
                tenants.add(ofVariable(variable.group(1), variable.group(2)));
            }
        });
        return tenants;
    }

    static String ofVariable(String quoted, String plain) {
        return quoted == null ? plain.toLowerCase(Locale.ROOT)
                : '"' + quoted.toLowerCase(Locale.ROOT).replace('_', '.') + '"';
    }

    private static boolean isSet(ConfigValue value) {
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
