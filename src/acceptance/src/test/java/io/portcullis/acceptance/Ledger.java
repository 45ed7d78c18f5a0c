package io.portcullis.acceptance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The customers of the starter in a file, looked at while the starter does not run. */
final class Ledger {

    private static final String CHANGED = "changed";

    private final String url;

    /** @param folder where the file is */
    Ledger(Path folder) {
        this.url = "jdbc:h2:file:" + folder.resolve("customers").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    /** The address of the database: what is committed is in the file. */
    String url() {
        return url;
    }

    /** What a client asks a customer of this number to be called. */
    static String changed(long number) {
        return CHANGED + " " + number;
    }

    /** Puts so many customers in, with the numbers that follow. */
    void fill(int first, int count) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO customer SELECT \"X\", 'as it was', 'a@example.org', 'Oslo' FROM"
                                + " system_range(?, ?)")) {
            insert.setLong(1, first);
            insert.setLong(2, first + count - 1L);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The numbers of the customers that were changed. */
    Set<Long> changes() {
        Set<Long> numbers = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select = connection.prepareStatement("SELECT number FROM customer WHERE name LIKE ?")) {
            select.setString(1, CHANGED + "%");
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return numbers;
    }
}
