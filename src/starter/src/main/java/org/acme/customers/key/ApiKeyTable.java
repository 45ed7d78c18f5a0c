package org.acme.customers.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.lookup.LookupIfProperty;

/** The API keys in the database. Asked only when {@code customers.api-keys.in-database} is set. */
@ApplicationScoped
@LookupIfProperty(name = "customers.api-keys.in-database", stringValue = "true")
public class ApiKeyTable implements ApiKeyStore {

    private static final String FIND = "SELECT digest, client, tenant, roles, scopes, expires_at FROM api_key"
            + " WHERE id = ? AND revoked_at IS NULL";
    private static final String ADD = "INSERT INTO api_key (id, digest, client, tenant, roles, scopes, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String REVOKE = "UPDATE api_key SET revoked_at = CURRENT_TIMESTAMP WHERE id = ? AND revoked_at IS NULL";
    private static final int SECONDS = 2;

    private final DataSource database;

    @Inject
    ApiKeyTable(@Any InjectableInstance<AgroalDataSource> databases) {
        this(databases.listActive().get(0));
    }

    ApiKeyTable(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<StoredApiKey> find(String id) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setQueryTimeout(SECONDS);
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(key(id, rows)) : Optional.empty();
            }
        }
    }

    /** Lets a new key in. */
    void add(StoredApiKey key) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, key.id());
            insert.setString(2, key.digest());
            insert.setString(3, key.grant().client());
            insert.setString(4, key.grant().tenant().orElse(null));
            insert.setString(5, String.join(",", new TreeSet<>(key.grant().roles())));
            insert.setString(6, String.join(",", new TreeSet<>(key.grant().scopes())));
            insert.setObject(7, key.expiresAt().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null));
            insert.executeUpdate();
        }
    }

    /** Lets a key in no longer; false when there is none that could come in. */
    boolean revoke(String id) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement update = connection.prepareStatement(REVOKE)) {
            update.setString(1, id);
            return update.executeUpdate() == 1;
        }
    }

    private static StoredApiKey key(String id, ResultSet row) throws SQLException {
        Grant grant = new Grant(row.getString("client"), Optional.ofNullable(row.getString("tenant")),
                words(row.getString("roles")), words(row.getString("scopes")));
        Optional<Instant> end = Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        return new StoredApiKey(id, row.getString("digest"), grant, end);
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(","));
    }
}
