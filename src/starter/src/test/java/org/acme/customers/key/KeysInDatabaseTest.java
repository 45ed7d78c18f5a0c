package org.acme.customers.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.acme.customers.McpClient;
import org.junit.jupiter.api.Test;

import io.portcullis.spi.NewApiKey;
import io.portcullis.spi.StoredApiKey.Grant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Keys that come and go while the application runs. */
@QuarkusTest
@TestProfile(KeysInDatabaseTest.InDatabase.class)
class KeysInDatabaseTest {

    private static final Map<String, Object> CUSTOMER = Map.of("number", 1001);

    @Inject
    Instance<ApiKeyTable> table;

    @Inject
    ApiKeyCommand command;

    /** Keys are in the database, and no caller is remembered. */
    public static class InDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("customers.api-keys.in-database", "true", "portcullis.identity.cache.ttl", "0");
        }
    }

    @Test
    void keyIsLetInFromNowOn_untilItIsRevoked() throws Exception {
        NewApiKey key = NewApiKey.random();
        McpClient client = McpClient.withKey(key.text());
        client.call("customer_find", CUSTOMER).statusCode(401);

        Grant grant = new Grant("alice", Optional.empty(), Set.of("reader"), Set.of("customers:read"));
        table.get().add(key.stored(grant, Optional.empty()));
        client.call("customer_find", CUSTOMER).statusCode(200);

        assertThat(command.run("revoke", key.id())).isZero();
        client.call("customer_find", CUSTOMER).statusCode(401);
    }

    @Test
    void keyWithoutTheScope_seesTheToolAndIsToldWhatItLacks() throws Exception {
        NewApiKey key = NewApiKey.random();
        Grant grant = new Grant("bob", Optional.empty(), Set.of("reader"), Set.of());
        table.get().add(key.stored(grant, Optional.empty()));
        McpClient client = McpClient.withKey(key.text());
        assertThat(client.list().statusCode(200).extract().jsonPath().getList("result.tools.name")).contains("customer_find");
        assertThat(client.call("customer_find", CUSTOMER).statusCode(403).extract().header("WWW-Authenticate"))
                .contains("insufficient_scope", "customers:read");
    }

    @Test
    void commandThatIsNotUnderstood_changesNothing() throws Exception {
        assertThat(command.run()).isEqualTo(2);
        assertThat(command.run("new")).isEqualTo(2);
        assertThat(command.run("new", "--client", "x", "--role", "admin")).isEqualTo(2);
        assertThat(command.run("revoke", "nobody")).isEqualTo(1);
    }
}
