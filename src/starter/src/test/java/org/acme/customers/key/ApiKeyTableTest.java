package org.acme.customers.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.spi.NewApiKey;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/** The SQL, against a database of its own for each test and without Quarkus. */
class ApiKeyTableTest {

    private static final Grant READER = new Grant("alice", Optional.of("acme"), Set.of("reader", "editor"),
            Set.of("customers:read"));

    private final JdbcDataSource database = new JdbcDataSource();
    private final NewApiKey key = NewApiKey.random();
    private ApiKeyTable table;

    @BeforeEach
    void openDatabase() {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).load().migrate();
        table = new ApiKeyTable(database);
    }

    @Test
    void keyThatWasAdded_isFoundAsItWas() throws SQLException {
        StoredApiKey stored = key.stored(READER, Optional.of(Instant.parse("2030-01-01T00:00:00Z")));
        table.add(stored);
        assertThat(table.find(key.id())).contains(stored);
    }

    @Test
    void keyWithoutTenantRolesScopesAndEnd_isFoundAsItWas() throws SQLException {
        StoredApiKey stored = key.stored(new Grant("bob", Optional.empty(), Set.of(), Set.of()), Optional.empty());
        table.add(stored);
        assertThat(table.find(key.id())).contains(stored);
    }

    @Test
    void unknownKey_isNotFound() throws SQLException {
        assertThat(table.find("nobody")).isEmpty();
        assertThat(table.find("' OR '1'='1")).isEmpty();
    }

    @Test
    void revokedKey_isNotFoundAndStaysRevoked() throws SQLException {
        table.add(key.stored(READER, Optional.empty()));
        assertThat(table.revoke(key.id())).isTrue();
        assertThat(table.find(key.id())).isEmpty();
        assertThat(table.revoke(key.id())).isFalse();
    }

    @Test
    void idThatIsTaken_isNotGivenToAnotherKey() throws SQLException {
        table.add(key.stored(READER, Optional.empty()));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> table.add(NewApiKey.named(key.id()).stored(READER, Optional.empty())));
    }

    @Test
    void theKeyItself_isNotInTheTable() throws SQLException {
        table.add(key.stored(READER, Optional.empty()));
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SCRIPT TABLE api_key")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(key.text().substring(key.text().lastIndexOf('_') + 1));
            }
        }
    }
}
