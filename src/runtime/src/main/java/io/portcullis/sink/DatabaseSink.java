package io.portcullis.sink;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.portcullis.spi.AuditSink;

/**
 * Writes records into a table, each batch in a transaction of its own, which is never one of the application. A record that is
 * there already is left as it is, so a batch may come twice.
 */
public final class DatabaseSink implements AuditSink {

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS %s (trail VARCHAR(64) NOT NULL, "
            + "sequence_number BIGINT NOT NULL, recorded_at TIMESTAMP WITH TIME ZONE NOT NULL, event VARCHAR(64) NOT NULL, "
            + "line VARCHAR NOT NULL, PRIMARY KEY (trail, sequence_number))";

    /** With casts, since nothing else says what kind a parameter of a selection is. */
    private static final String INSERT = "INSERT INTO %s (trail, sequence_number, recorded_at, event, line) "
            + "SELECT CAST(? AS VARCHAR(64)), CAST(? AS BIGINT), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS VARCHAR(64)), "
            + "CAST(? AS VARCHAR) WHERE NOT EXISTS (SELECT 1 FROM %s WHERE trail = ? AND sequence_number = ?)";

    private final DataSource source;
    private final String insert;
    private final String create;
    private final Duration timeout;
    private boolean created;

    /**
     * @param source where connections come from
     * @param table which table, and how it comes to be
     * @param timeout how long a batch may take, in whole seconds
     */
    public DatabaseSink(DataSource source, Table table, Duration timeout) {
        this.source = source;
        this.insert = INSERT.formatted(table.name(), table.name());
        this.create = CREATE.formatted(table.name());
        this.timeout = timeout;
        this.created = !table.create();
    }

    /**
     * A table.
     *
     * @param name letters, digits and {@code _}, with the name of a schema and a dot before it or not
     * @param create whether it is created when it is not there
     */
    public record Table(String name, boolean create) {

        /** @throws IllegalArgumentException when it is no such name */
        public Table {
            if (!name.matches("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w*")) {
                throw new IllegalArgumentException("a table has a name of letters, digits and _");
            }
        }
    }

    @Override
    public void write(List<String> lines) throws IOException {
        List<Line> records = new ArrayList<>(lines.size());
        for (String line : lines) {
            records.add(Line.of(line));
        }
        try (Connection connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            int patience = connection.getNetworkTimeout();
            try {
                connection.setNetworkTimeout(Runnable::run, (int) timeout.multipliedBy(2).toMillis());
                connection.setAutoCommit(false);
                insert(connection, records);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection, auto, patience);
            }
        } catch (SQLException e) {
            throw new IOException("records could not be written into the database, SQL state " + e.getSQLState(), e);
        }
    }

    private void insert(Connection connection, List<Line> records) throws SQLException {
        if (!created) {
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout((int) timeout.toSeconds());
                statement.execute(create);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setQueryTimeout((int) timeout.toSeconds());
            for (Line each : records) {
                statement.setString(1, each.trail());
                statement.setLong(2, each.sequence());
                statement.setObject(3, each.time().atOffset(ZoneOffset.UTC));
                statement.setString(4, each.event());
                statement.setString(5, each.text());
                statement.setString(6, each.trail());
                statement.setLong(7, each.sequence());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        created = true;
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** The pool gets it back as it was. A connection that cannot even do that is broken, and the pool finds out. */
    private static void restore(Connection connection, boolean auto, int patience) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(auto);
            connection.setNetworkTimeout(Runnable::run, patience);
        }
    }
}
