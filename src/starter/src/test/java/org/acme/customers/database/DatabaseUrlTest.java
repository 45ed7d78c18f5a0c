package org.acme.customers.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void everyPart_isFound() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://alice:secret@db.example.org:5433/customers?sslmode=require&x=y");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:5433/customers?sslmode=require&x=y");
        assertThat(url.user()).contains("alice");
        assertThat(url.password()).contains("secret");
    }

    @Test
    void optionalParts_mayBeMissing() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://my_db/customers");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://my_db/customers");
        assertThat(url.user()).isEmpty();
        assertThat(url.password()).isEmpty();
    }

    @Test
    void ipv6Address_isKept() {
        assertThat(DatabaseUrl.parse("postgresql://a:b@[::1]:5432/customers").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/customers");
    }

    @Test
    void specialCharacters_areDecoded_andPlusIsPlus() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://al%40ice:%40%3A%2F%25+%C3%BC%20@localhost/a+b?options=a+b");

        assertThat(url.user()).contains("al@ice");
        assertThat(url.password()).contains("@:/%+ü ");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/a%2Bb?options=a%2Bb");
    }

    @Test
    void password_isNotShown() {
        assertThat(DatabaseUrl.parse("postgresql://alice:secret@localhost/customers")).hasToString(
                "jdbc:postgresql://localhost/customers");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "secret",
            "mysql://alice:secret@localhost/customers",
            "postgresql://alice:secret@localhost",
            "postgresql://alice:secret@localhost/",
            "postgresql://alice:secret@/customers",
            "postgresql://alice:secret@localhost:port/customers",
            "postgresql://alice:sec/ret@localhost/customers",
            "postgresql://alice:secret@more@localhost/customers",
            "postgresql://alice:secret%zz@localhost/customers",
            "postgresql://alice:secret%@localhost/customers",
            "postgresql://alice:secret@localhost/customers?sslmode=require#secret",
            "postgresql://localhost/customers?user=alice&password=secret",
            "postgresql://localhost/customers?ssl%70assword=secret",
            " postgresql://alice:secret@localhost/customers",
    })
    void anythingElse_isRefused_withoutShowingIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessageStartingWith("DATABASE_URL ").hasMessageNotContaining("secret");
    }
}
