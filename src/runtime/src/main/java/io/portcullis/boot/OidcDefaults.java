package io.portcullis.boot;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Defaults for Quarkus OIDC, below every setting of the user: it sleeps until a provider is named, is not kept waiting by one
 * that is away, goes nowhere but to its address, never asks a provider about a token because its key is unknown, and looks for
 * new keys soon. Each is found when it is asked for, see {@link Defaults}.
 */
public class OidcDefaults implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final String ROOT = "quarkus.oidc";
    private static final String ENABLED = ROOT + ".tenant-enabled";
    private static final String OPAQUE = "token.allow-opaque-token-introspection";
    private static final Map<String, String> OF_EVERY_TENANT = Map.of("connection-timeout", "3S",
            "follow-redirects", "false", // keys of whoever it leads to are not those of the provider
            "token.forced-jwk-refresh-interval", "1S", "token.allow-jwt-introspection", "false");
    private static final List<String> PROVIDER = List.of("auth-server-url", "public-key", "provider");

    /** With the name of the tenant, if it has one, as it is spelled. */
    private static final Pattern SETTING = Pattern.compile("quarkus\\.oidc\\.(?:(\"[^\"]++\"|[^.\"]++)\\.)??"
            + "(connection-timeout|follow-redirects|token\\.(?:forced-jwk-refresh-interval|allow-(?:jwt|opaque-token)-introspection))");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue said = context.proceed(name);
        if (!name.startsWith(ROOT) || Defaults.isOfUser(said)) {
            return said;
        }
        if (name.equals(ENABLED)) {
            return Defaults.say(name, Boolean.toString(hasProvider(context)));
        }
        Matcher setting = SETTING.matcher(name);
        return setting.matches() ? Defaults.say(name, of(context, setting.group(1), setting.group(2))) : said;
    }

    private static boolean hasProvider(ConfigSourceInterceptorContext context) {
        return PROVIDER.stream().anyMatch(setting -> Defaults.isSet(context.proceed(ROOT + "." + setting)));
    }

    private static String of(ConfigSourceInterceptorContext context, String tenant, String setting) {
        return setting.equals(OPAQUE) ? Boolean.toString(introspects(context, tenant)) : OF_EVERY_TENANT.get(setting);
    }

    private static boolean introspects(ConfigSourceInterceptorContext context, String tenant) {
        ConfigValue one = context.proceed("portcullis.identity.tokens.introspected-by");
        String name = tenant == null ? "default" : tenant.replace("\"", "");
        return Defaults.isSet(one) && one.getValue().strip().equals(name);
    }
}
