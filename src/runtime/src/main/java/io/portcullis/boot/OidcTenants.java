package io.portcullis.boot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.common.utils.StringUtil;

/**
 * Names the tenants of Quarkus OIDC that are in the environment alone: a variable does not say where a name of several words
 * has underscores, dots or dashes, and Quarkus takes none where no property spells it. And nobody starts a provider in dev
 * mode.
 */
public class OidcTenants implements ConfigSourceFactory {

    private static final Pattern PROPERTY = Pattern.compile("quarkus\\.oidc\\.(\"[^\"]++\"|[^.\"]++)\\..+");

    /** Of a profile or of all. Of a name in quotes, with one more underscore before it, SmallRye makes a property itself. */
    private static final Pattern VARIABLE = Pattern
            .compile("(?:_\\w+_)?QUARKUS_OIDC_([^_].*?)_(?:AUTH_SERVER_URL|PUBLIC_KEY)");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.keycloak.devservices.enabled", "false"); // it would start a container for what nobody asked for
        for (String name : inEnvironmentAlone(context)) {
            settings.put("quarkus.oidc." + name + ".tenant-enabled", "true");
        }
        return List.of(new PropertiesConfigSource(settings, Defaults.SOURCE, Defaults.BELOW_EVERY_USER_SETTING));
    }

    private static Set<String> inEnvironmentAlone(ConfigSourceContext context) {
        Set<String> names = new HashSet<>();
        Set<String> spelled = new HashSet<>();
        context.iterateNames().forEachRemaining(name -> {
            Matcher property = PROPERTY.matcher(name);
            Matcher variable = VARIABLE.matcher(name);
            if (property.matches()) {
                spelled.add(StringUtil.replaceNonAlphanumericByUnderscores(property.group(1)).toLowerCase(Locale.ROOT));
            } else if (variable.matches()) {
                names.add(variable.group(1).toLowerCase(Locale.ROOT));
            }
        });
        names.removeIf(name -> spelled.contains(name) || !isActive(context, name));
        return names;
    }

    /** Not of another profile. */
    private static boolean isActive(ConfigSourceContext context, String tenant) {
        return Defaults.isSet(context.getValue("quarkus.oidc." + tenant + ".auth-server-url"))
                || Defaults.isSet(context.getValue("quarkus.oidc." + tenant + ".public-key"));
    }
}
