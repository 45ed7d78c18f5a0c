package org.acme.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SQL, against a database of its own for each test and without Quarkus. */
class CustomerRepositoryTest {

    private CustomerRepository customers;

    @BeforeEach
    void openDatabase() {
        DataSource database = freshDatabase();
        Flyway.configure().dataSource(database).load().migrate();
        customers = new CustomerRepository(database);
    }

    @Test
    void knownNumber_isFound() {
        assertThat(customers.find(1001))
                .contains(new Customer(1001, "Amber Bakery", "office@amber-bakery.example.com", "Zürich"));
    }

    @Test
    void unknownNumber_isNotFound() {
        assertThat(customers.find(4711)).isEmpty();
    }

    @Test
    void search_looksAtNameEmailAndCity_inAnyCase() {
        assertThat(customers.search("O'HARA", 10).customers()).extracting(Customer::number).containsExactly(1015L);
        assertThat(customers.search("HELLO@birch", 10).customers()).extracting(Customer::number).containsExactly(1002L);
        assertThat(customers.search("ZÜRICH", 10).customers()).extracting(Customer::number).containsExactly(1001L);
    }

    @Test
    void search_saysWhetherThereAreMore() {
        assertThat(customers.search("example", 49)).matches(page -> page.customers().size() == 49 && page.more());
        assertThat(customers.search("example", 50)).matches(page -> page.customers().size() == 50 && !page.more());
    }

    @Test
    void wildcards_areText() {
        assertThat(customers.search("%", 50).customers()).extracting(Customer::name).containsExactly("100% Linen");
        assertThat(customers.search("_", 50).customers()).extracting(Customer::name).containsExactly("Fifty_Fifty Juice Bar");
        assertThat(customers.search("!", 50).customers()).isEmpty();
    }

    @Test
    void sql_isText() {
        assertThat(customers.search("' OR '1'='1", 50).customers()).isEmpty();
    }

    @Test
    void update_changesOneCustomer() {
        Customer changed = new Customer(1002, "Birch", "post@birch.example.org", "Bergen");

        assertThat(customers.update(1002, new ContactDetails("Birch", "post@birch.example.org", "Bergen"))).contains(changed);
        assertThat(customers.find(1002)).contains(changed);
        assertThat(customers.search("Birch", 50).customers()).containsExactly(changed);
    }

    @Test
    void updateOfUnknownNumber_changesNothing() {
        assertThat(customers.update(4711, new ContactDetails("Nobody", "nobody@example.org", "Nowhere"))).isEmpty();
        assertThat(customers.search("Nobody", 50).customers()).isEmpty();
    }

    @Test
    void delete_removesOneCustomer() {
        assertThat(customers.delete(1003)).isTrue();
        assertThat(customers.delete(1003)).isFalse();
        assertThat(customers.search("example", 50).customers()).hasSize(49);
    }

    private static DataSource freshDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return database;
    }
}
