package org.acme.customers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class DatabaseUrlConfigTest {

    private static final String POSTGRESQL = "quarkus.datasource.postgresql.";
    private static final Map<String, String> FILE = Map.of(
            "quarkus.datasource.h2.active", "true",
            "quarkus.datasource.postgresql.active", "false");

    @Test
    void withoutUrl_theFileDecides() {
        SmallRyeConfig config = config("prod", Map.of());

        assertThat(config.getValue("quarkus.datasource.h2.active", boolean.class)).isTrue();
        assertThat(config.getValue(POSTGRESQL + "active", boolean.class)).isFalse();
    }

    @Test
    void url_switchesToPostgresql() {
        SmallRyeConfig config = config("prod", Map.of("DATABASE_URL", "postgresql://alice:secret@localhost/customers"));

        assertThat(config.getValue("quarkus.datasource.h2.active", boolean.class)).isFalse();
        assertThat(config.getValue(POSTGRESQL + "active", boolean.class)).isTrue();
        assertThat(config.getValue(POSTGRESQL + "jdbc.url", String.class)).isEqualTo("jdbc:postgresql://localhost/customers");
        assertThat(config.getValue(POSTGRESQL + "username", String.class)).isEqualTo("alice");
        assertThat(config.getValue(POSTGRESQL + "password", String.class)).isEqualTo("secret");
    }

    @Test
    void singleSetting_canBeCorrectedInTheEnvironment() {
        SmallRyeConfig config = config("prod", Map.of("DATABASE_URL", "postgresql://alice:secret@localhost/customers",
                "QUARKUS_DATASOURCE_POSTGRESQL_USERNAME", "bob"));

        assertThat(config.getValue(POSTGRESQL + "username", String.class)).isEqualTo("bob");
    }

    @Test
    void dollarsAndBackslashes_areNoExpressions() {
        SmallRyeConfig config = config("prod",
                Map.of("DATABASE_URL", "postgresql://alice:$$a$%7Buser.home%7D%5C$b%5C%5Cc$@localhost/customers"));

        assertThat(config.getValue(POSTGRESQL + "password", String.class)).isEqualTo("$$a${user.home}\\$b\\\\c$");
    }

    @Test
    void tests_ignoreTheUrl() {
        SmallRyeConfig config = config("test", Map.of("DATABASE_URL", "postgresql://alice:secret@localhost/customers"));

        assertThat(config.getValue(POSTGRESQL + "active", boolean.class)).isFalse();
    }

    private static SmallRyeConfig config(String profile, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile(profile)
                .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))
                .withSources(new PropertiesConfigSource(FILE, "application.properties", 250))
                .withSources(new DatabaseUrlConfig())
                .build();
    }
}
