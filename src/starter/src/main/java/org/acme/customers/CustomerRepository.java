package org.acme.customers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.Startup;

/**
 * The customers in the database. What a caller typed reaches it as a parameter of a statement, never as a part of one.
 */
@Startup // so that an application without a database, or with two, does not start
@ApplicationScoped
public class CustomerRepository {

    private static final String SELECT = "SELECT number, name, email, city FROM customer ";
    private static final String FIND = SELECT + "WHERE number = ?";
    private static final String SEARCH = SELECT + "WHERE LOWER(name) LIKE LOWER(?) ESCAPE '!'"
            + " OR LOWER(email) LIKE LOWER(?) ESCAPE '!' OR LOWER(city) LIKE LOWER(?) ESCAPE '!' ORDER BY number LIMIT ?";
    private static final String UPDATE = "UPDATE customer SET name = ?, email = ?, city = ? WHERE number = ?";
    private static final String DELETE = "DELETE FROM customer WHERE number = ?";

    private final DataSource database;

    @Inject
    CustomerRepository(@Any InjectableInstance<AgroalDataSource> databases) {
        this(onlyOne(databases.listActive()));
    }

    CustomerRepository(DataSource database) {
        this.database = database;
    }

    /** The customer with this number, if there is one. */
    Optional<Customer> find(long number) {
        return with(FIND, query -> {
            query.setLong(1, number);
            return read(query).stream().findFirst();
        });
    }

    /** The customers whose name, e-mail address or city contains the text in any case, by number. */
    CustomerPage search(String text, int limit) {
        return with(SEARCH, query -> {
            String pattern = "%" + literal(text) + "%";
            query.setString(1, pattern);
            query.setString(2, pattern);
            query.setString(3, pattern);
            query.setInt(4, limit + 1);
            return CustomerPage.of(read(query), limit);
        });
    }

    /** The customer as it is now, if there is one with this number. */
    Optional<Customer> update(long number, ContactDetails details) {
        return with(UPDATE, change -> {
            change.setString(1, details.name());
            change.setString(2, details.email());
            change.setString(3, details.city());
            change.setLong(4, number);
            return change.executeUpdate() == 1 ? Optional.of(details.of(number)) : Optional.empty();
        });
    }

    /** Whether there was a customer with this number. There is none any more. */
    boolean delete(long number) {
        return with(DELETE, change -> {
            change.setLong(1, number);
            return change.executeUpdate() == 1;
        });
    }

    private static DataSource onlyOne(List<AgroalDataSource> active) {
        if (active.size() != 1) {
            throw new IllegalStateException("One database is needed, but " + active.size() + " are active and have a jdbc.url."
                    + " See quarkus.datasource in application.properties.");
        }
        return active.get(0);
    }

    /** The exception is for the log: callers get a fixed text and a correlation id instead. */
    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The customer database failed", e);
        }
    }

    private static List<Customer> read(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            List<Customer> customers = new ArrayList<>();
            while (row.next()) {
                customers.add(new Customer(row.getLong("number"), row.getString("name"), row.getString("email"),
                        row.getString("city")));
            }
            return customers;
        }
    }

    /** The text with the wildcards of LIKE escaped, so that a search for {@code %} does not find everything. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
