package org.acme.customers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The tools as clients meet them: over HTTP, with a key, behind every check. All tests share one database, so each changes
 * customers of its own.
 */
@QuarkusTest
class CustomerToolsTest {

    private static final Map<String, ?> CUSTOMER = Map.of("number", 1001);

    @Inject
    McpTestClient mcp;

    private McpTestCaller reader;
    private McpTestCaller editor;
    private McpTestCaller admin;

    @BeforeEach
    void callers() {
        reader = mcp.as("rita", "reader").withScopes("customers:read");
        editor = mcp.as("ed", "editor").withScopes("customers:read", "customers:write");
        admin = mcp.as("ada", "admin").withScopes("customers:read", "customers:write");
    }

    @Test
    void list_showsWhatTheCallerMayCall() {
        assertThat(reader.tools()).containsExactlyInAnyOrder("customer_find", "customer_search");
        assertThat(editor.tools()).containsExactlyInAnyOrder("customer_find", "customer_search", "customer_update");
        assertThat(admin.tools()).containsExactlyInAnyOrder("customer_find", "customer_search", "customer_update",
                "customer_delete");
    }

    @Test
    void withoutKey_nothingIsAnswered() {
        McpAnswer answer = mcp.anonymous().list();
        assertThat(answer.isUnauthenticated()).isTrue();
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(mcp.withKey("pck_wrong").call("customer_find", CUSTOMER).isUnauthenticated()).isTrue();
    }

    @Test // nothing there asks who is calling, and nothing would count the attempts
    void besideTheEndpoint_noCredentialIsLookedAt() {
        given().header("Authorization", "Bearer e30.e30.e30").get("/nothing").then().statusCode(404);
    }

    @Test
    void find_answersWithTheCustomer() {
        McpAnswer answer = reader.call("customer_find", CUSTOMER);
        assertThat(answer.isOk()).isTrue();
        assertThat(answer.structured()).hasToString("{\"number\":1001,\"name\":\"Amber Bakery\","
                + "\"email\":\"office@amber-bakery.example.com\",\"city\":\"Zürich\"}");
    }

    @Test
    void findOfUnknownNumber_saysSo() {
        McpAnswer answer = reader.call("customer_find", Map.of("number", 4711));
        assertThat(answer.isError()).isTrue();
        assertThat(answer.text()).isEqualTo("No customer has the number 4711.");
    }

    @Test
    void invalidArguments_areNamed() {
        McpAnswer number = reader.call("customer_find", Map.of("number", 0));
        assertThat(number.isError()).isTrue();
        assertThat(number.text()).contains("number");
        McpAnswer limit = reader.call("customer_search", Map.of("text", "Bakery", "limit", 51));
        assertThat(limit.isError()).isTrue();
        assertThat(limit.text()).contains("limit");
    }

    @Test
    void search_answersWithAPage() {
        JsonNode one = reader.call("customer_search", Map.of("text", "bakery")).structured();
        assertThat(one.path("customers").findValuesAsText("number")).containsExactly("1001");
        assertThat(one.path("more").asBoolean()).isFalse();
        JsonNode many = reader.call("customer_search", Map.of("text", "example", "limit", 3)).structured();
        assertThat(many.path("customers")).hasSize(3);
        assertThat(many.path("more").asBoolean()).isTrue();
    }

    @Test
    void searchForSql_findsNothing() {
        assertThat(reader.call("customer_search", Map.of("text", "' OR '1'='1")).structured().path("customers")).isEmpty();
    }

    @Test
    void update_isForEditors() {
        McpAnswer answer = editor.call("customer_update",
                Map.of("number", 1010, "details", details("office@juniper.example.org")));
        assertThat(answer.structured().path("email").asText()).isEqualTo("office@juniper.example.org");
        assertThat(found(1010).structured().path("city").asText()).isEqualTo("Graz");
    }

    @Test
    void updateWithInvalidDetails_changesNothing() {
        McpAnswer answer = editor.call("customer_update", Map.of("number", 1011, "details", details("no address")));
        assertThat(answer.isError()).isTrue();
        assertThat(answer.text()).contains("email");
        assertThat(found(1011).structured().path("name").asText()).isEqualTo("Kestrel Couriers");
    }

    @Test
    void toolOfAnotherRole_isAnsweredLikeAnUnknownTool() {
        McpAnswer forbidden = editor.call("customer_delete", Map.of("number", 1012));
        assertThat(forbidden.isHidden()).isTrue();
        assertThat(forbidden.body()).isEqualTo(editor.call("no_such_tool", Map.of("number", 1012)).body());
        assertThat(found(1012).isOk()).isTrue();
    }

    @Test
    void callWithoutTheScope_isToldWhichOnesItNeeds() {
        McpAnswer answer = editor.withScopes("customers:read").call("customer_update", Map.of("number", 1014));
        assertThat(answer.needsScope()).isTrue();
        assertThat(answer.scopes()).containsExactly("customers:read", "customers:write");
    }

    @Test
    void delete_isForAdmins() {
        McpAnswer answer = admin.call("customer_delete", Map.of("number", 1013));
        assertThat(answer.isError()).isFalse();
        assertThat(answer.text()).isEqualTo("The customer with the number 1013 was deleted.");
        assertThat(found(1013).isError()).isTrue();
    }

    @Test // by a caller of its own, so that using up its permits disturbs no other test
    void call101_isRefused() {
        McpTestCaller eager = mcp.as("eager", "reader").withScopes("customers:read");
        for (int call = 1; call <= 100; call++) {
            assertThat(eager.call("customer_find", CUSTOMER).status()).isEqualTo(200);
        }
        McpAnswer answer = eager.call("customer_find", CUSTOMER);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.isLimited()).isTrue();
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.errorData().path("retryAfterMs").asLong()).isPositive();
        assertThat(found(1001).isOk()).isTrue();
    }

    private McpAnswer found(long number) {
        return reader.call("customer_find", Map.of("number", number));
    }

    private static Map<String, ?> details(String email) {
        return Map.of("name", "Juniper Apothecary", "email", email, "city", "Graz");
    }
}
