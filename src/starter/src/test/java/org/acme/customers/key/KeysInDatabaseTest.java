package org.acme.customers.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.spi.NewApiKey;
import io.portcullis.spi.StoredApiKey.Grant;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
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

    @Inject
    McpTestClient mcp;

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
        McpTestCaller client = mcp.withKey(key.text());
        assertThat(client.call("customer_find", CUSTOMER).isUnauthenticated()).isTrue();

        Grant grant = new Grant("alice", Optional.empty(), Set.of("reader"), Set.of("customers:read"));
        table.get().add(key.stored(grant, Optional.empty()));
        assertThat(client.call("customer_find", CUSTOMER).isOk()).isTrue();

        assertThat(command.run("revoke", key.id())).isZero();
        assertThat(client.call("customer_find", CUSTOMER).isUnauthenticated()).isTrue();
    }

    @Test
    void keyWithoutTheScope_seesTheToolAndIsToldWhatItLacks() throws Exception {
        NewApiKey key = NewApiKey.random();
        Grant grant = new Grant("bob", Optional.empty(), Set.of("reader"), Set.of());
        table.get().add(key.stored(grant, Optional.empty()));
        McpTestCaller client = mcp.withKey(key.text());
        assertThat(client.tools()).contains("customer_find");
        McpAnswer answer = client.call("customer_find", CUSTOMER);
        assertThat(answer.needsScope()).isTrue();
        assertThat(answer.header("WWW-Authenticate").orElse("")).contains("insufficient_scope", "customers:read");
    }

    @Test
    void commandThatIsNotUnderstood_changesNothing() throws Exception {
        assertThat(command.run()).isEqualTo(2);
        assertThat(command.run("new")).isEqualTo(2);
        assertThat(command.run("new", "--client", "x", "--role", "admin")).isEqualTo(2);
        assertThat(command.run("revoke", "nobody")).isEqualTo(1);
    }
}
