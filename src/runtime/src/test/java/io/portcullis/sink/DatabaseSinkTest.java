package io.portcullis.sink;

import static io.portcullis.sink.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.sink.DatabaseSink.Table;

/** Records in a database, which here is H2. */
class DatabaseSinkTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:audit;LOCK_TIMEOUT=60000", "sa", "");
    private final DatabaseSink sink = new DatabaseSink(pool, new Table("portcullis_audit", true), TIMEOUT);

    @AfterEach
    void close() throws SQLException {
        execute("SHUTDOWN");
        pool.dispose();
    }

    @Test
    void record_isARow() throws IOException, SQLException {
        String line = line("t-1", 7);
        sink.write(List.of(line));
        try (Connection connection = pool.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT * FROM portcullis_audit")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("trail")).isEqualTo("t-1");
            assertThat(row.getLong("sequence_number")).isEqualTo(7);
            assertThat(row.getObject("recorded_at", OffsetDateTime.class).toInstant()).hasToString("2025-11-28T18:00:00.123Z");
            assertThat(row.getString("event")).isEqualTo("call_ended");
            assertThat(row.getString("line")).isEqualTo(line);
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void batchThatComesAgain_isNoDuplicate() throws IOException, SQLException {
        sink.write(List.of(line("a", 1), line("a", 2)));
        sink.write(List.of(line("a", 1), line("a", 2), line("a", 3), line("b", 1)));
        sink.write(List.of(line("a", 3), line("a", 3)));
        assertThat(numbers()).containsExactly("a1", "a2", "a3", "b1");
    }

    @Test
    void manyRecords_areOneBatch() throws IOException, SQLException {
        sink.write(LongStream.range(0, 1_000).mapToObj(number -> line("a", number)).toList());
        assertThat(numbers()).hasSize(1_000);
    }

    @Test
    void batchThatFails_leavesNothing_andCanComeAgain() throws IOException, SQLException {
        sink.write(List.of(line("a", 0)));
        execute("ALTER TABLE portcullis_audit ADD CONSTRAINT c CHECK (sequence_number < 3)");
        assertThatIOException().isThrownBy(() -> sink.write(List.of(line("a", 1), line("a", 3))))
                .withMessageContaining("SQL state").withMessageNotContaining("quoted");
        assertThat(numbers()).containsExactly("a0");
        execute("ALTER TABLE portcullis_audit DROP CONSTRAINT c");
        sink.write(List.of(line("a", 1), line("a", 3)));
        assertThat(numbers()).containsExactly("a0", "a1", "a3");
    }

    @Test
    void connection_isGivenBackAsItWas() throws IOException, SQLException {
        pool.setMaxConnections(1);
        sink.write(List.of(line("a", 1)));
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void tableThatIsNotThere_isCreatedOnlyOnRequest() throws IOException, SQLException {
        DatabaseSink other = new DatabaseSink(pool, new Table("public.other", false), TIMEOUT);
        assertThatIOException().isThrownBy(() -> other.write(List.of(line("a", 1))));
        execute("CREATE TABLE other (trail VARCHAR(64) NOT NULL, sequence_number BIGINT NOT NULL, "
                + "recorded_at TIMESTAMP WITH TIME ZONE NOT NULL, event VARCHAR(64) NOT NULL, line VARCHAR NOT NULL, "
                + "PRIMARY KEY (trail, sequence_number))");
        other.write(List.of(line("a", 1)));
    }

    @Test
    void databaseThatWaitsForSomebodyElse_isNotWaitedForLong() throws IOException, SQLException {
        sink.write(List.of(line("a", 0)));
        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("INSERT INTO portcullis_audit VALUES ('a', 1, CURRENT_TIMESTAMP, 'x', 'x')");
            long start = System.nanoTime();
            assertThatIOException().isThrownBy(() -> sink.write(List.of(line("a", 1))));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            other.rollback();
        }
        sink.write(List.of(line("a", 1)));
        assertThat(numbers()).containsExactly("a0", "a1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"metadata\":{\"uid\":\"a-1\"}}", "{\"metadata\":{\"uid\":\"a-1\",\"sequence\":2}}",
            "{\"metadata\":{\"uid\":\"-1\",\"sequence\":1}}", "{\"metadata\":{\"uid\":\"a-x\",\"sequence\":\"x\"}}",
            "no json" })
    void whatHasNoPlaceInATrail_isNotTaken(String line) {
        assertThatThrownBy(() -> sink.write(List.of(line))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a b", "a;DROP TABLE b", "a.b.c", "\"a\"", "1a", "a.", "\u00e4" })
    void tableOfAnotherName_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table(name, false));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> numbers() throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT trail, sequence_number FROM portcullis_audit ORDER BY trail, sequence_number")) {
            while (rows.next()) {
                numbers.add(rows.getString(1) + rows.getLong(2));
            }
        }
        return numbers;
    }
}
