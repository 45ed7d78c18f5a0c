package org.acme.customers.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Expressions;

/**
 * Turns the environment variable {@code DATABASE_URL}, if it is set, into the settings that switch from H2 to PostgreSQL. Tests
 * ignore it: they change data, and nobody wants that to be the data of the database in use.
 */
public class DatabaseUrlConfig implements ConfigSourceFactory {

    private static final String VARIABLE = "DATABASE_URL";
    private static final String BACKSLASH = "database-url.backslash";

    /** Above application.properties (250), below the environment (300), where a single setting can still be corrected. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue url = Expressions.withoutExpansion(() -> context.getValue(VARIABLE));
        if (url == null || url.getValue() == null || context.getProfiles().contains("test")) {
            return List.of();
        }
        return List.of(source(DatabaseUrl.parse(url.getValue())));
    }

    /** Of this class since it stands for the environment: a build writes down other sources' values, and so a password. */
    private static ConfigSource source(DatabaseUrl url) {
        return new EnvConfigSource(settings(url), ORDINAL);
    }

    private static Map<String, String> settings(DatabaseUrl url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.h2.active", "false");
        settings.put("quarkus.datasource.postgresql.active", "true");
        settings.put("quarkus.datasource.postgresql.jdbc.url", literal(url.jdbcUrl()));
        url.user().ifPresent(user -> settings.put("quarkus.datasource.postgresql.username", literal(user)));
        url.password().ifPresent(password -> settings.put("quarkus.datasource.postgresql.password", literal(password)));
        settings.put(BACKSLASH, "\\");
        return settings;
    }

    /** Written so that the configuration, which evaluates $ and \$, reads the very text. */
    private static String literal(String text) {
        return text.replace("$", "$$").replace("\\", "${" + BACKSLASH + "}");
    }
}
