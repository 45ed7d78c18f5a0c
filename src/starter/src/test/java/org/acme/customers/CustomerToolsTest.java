package org.acme.customers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/**
 * The tools as clients meet them: over HTTP, with a key, behind every check. All tests share one database, so each changes
 * customers of its own. The digests of the keys are in {@code META-INF/microprofile-config.properties}, which is not packaged.
 */
@QuarkusTest
class CustomerToolsTest {

    private final McpClient reader = McpClient.withKey("pck_test-reader_0123456789abcdef0123456789abcdef");
    private final McpClient editor = McpClient.withKey("pck_test-editor_0123456789abcdef0123456789abcdef");
    private final McpClient admin = McpClient.withKey("pck_test-admin_0123456789abcdef0123456789abcdef");

    /** A second reader, so that using up its permits disturbs no other test. */
    private final McpClient eagerReader = McpClient.withKey("pck_test-eager-reader_0123456789abcdef0123456789abcdef");

    @Test
    void list_showsWhatTheCallerMayCall() {
        reader.list().statusCode(200)
                .body("result.tools.name", containsInAnyOrder("customer_find", "customer_search"));
        editor.list().statusCode(200)
                .body("result.tools.name", containsInAnyOrder("customer_find", "customer_search", "customer_update"));
        admin.list().statusCode(200).body("result.tools.name",
                containsInAnyOrder("customer_find", "customer_search", "customer_update", "customer_delete"));
    }

    @Test
    void withoutKey_nothingIsAnswered() {
        McpClient.withoutKey().list().statusCode(401).header("WWW-Authenticate", notNullValue());
        McpClient.withKey("pck_wrong").call("customer_find", Map.of("number", 1001)).statusCode(401);
    }

    @Test // nothing there asks who is calling, and nothing would count the attempts
    void besideTheEndpoint_noCredentialIsLookedAt() {
        given().header("Authorization", "Bearer e30.e30.e30").get("/nothing").then().statusCode(404);
    }

    @Test
    void find_answersWithTheCustomer() {
        reader.call("customer_find", Map.of("number", 1001)).statusCode(200)
                .body("result.isError", is(false))
                .body("result.structuredContent", is(Map.of("number", 1001, "name", "Amber Bakery",
                        "email", "office@amber-bakery.example.com", "city", "Zürich")));
    }

    @Test
    void findOfUnknownNumber_saysSo() {
        reader.call("customer_find", Map.of("number", 4711)).statusCode(200)
                .body("result.isError", is(true))
                .body("result.content[0].text", is("No customer has the number 4711."));
    }

    @Test
    void invalidArguments_areNamed() {
        reader.call("customer_find", Map.of("number", 0)).statusCode(200)
                .body("result.isError", is(true)).body("result.content[0].text", containsString("number"));
        reader.call("customer_search", Map.of("text", "Bakery", "limit", 51)).statusCode(200)
                .body("result.isError", is(true)).body("result.content[0].text", containsString("limit"));
    }

    @Test
    void search_answersWithAPage() {
        reader.call("customer_search", Map.of("text", "bakery")).statusCode(200)
                .body("result.structuredContent.customers.number", contains(1001))
                .body("result.structuredContent.more", is(false));
        reader.call("customer_search", Map.of("text", "example", "limit", 3)).statusCode(200)
                .body("result.structuredContent.customers", hasSize(3))
                .body("result.structuredContent.more", is(true));
    }

    @Test
    void searchForSql_findsNothing() {
        reader.call("customer_search", Map.of("text", "' OR '1'='1")).statusCode(200)
                .body("result.structuredContent.customers", is(empty()));
    }

    @Test
    void update_isForEditors() {
        editor.call("customer_update", Map.of("number", 1010, "details", details("office@juniper.example.org"))).statusCode(200)
                .body("result.structuredContent.email", is("office@juniper.example.org"));
        reader.call("customer_find", Map.of("number", 1010)).body("result.structuredContent.city", is("Graz"));
    }

    @Test
    void updateWithInvalidDetails_changesNothing() {
        editor.call("customer_update", Map.of("number", 1011, "details", details("no address"))).statusCode(200)
                .body("result.isError", is(true)).body("result.content[0].text", containsString("email"));
        reader.call("customer_find", Map.of("number", 1011)).body("result.structuredContent.name", is("Kestrel Couriers"));
    }

    @Test
    void toolOfAnotherRole_isAnsweredLikeAnUnknownTool() {
        Map<String, Object> forbidden = errorOf("customer_delete");

        assertThat(forbidden).containsEntry("code", -32602).isEqualTo(errorOf("no_such_tool"));
        reader.call("customer_find", Map.of("number", 1012)).body("result.structuredContent.number", is(1012));
    }

    @Test
    void delete_isForAdmins() {
        admin.call("customer_delete", Map.of("number", 1013)).statusCode(200)
                .body("result.isError", is(false))
                .body("result.content[0].text", is("The customer with the number 1013 was deleted."));
        reader.call("customer_find", Map.of("number", 1013)).body("result.isError", is(true));
    }

    @Test
    void call101_isRefused() {
        for (int call = 1; call <= 100; call++) {
            eagerReader.call("customer_find", Map.of("number", 1001)).statusCode(200);
        }
        eagerReader.call("customer_find", Map.of("number", 1001)).statusCode(429)
                .header("Retry-After", notNullValue())
                .body("error.code", is(-31429))
                .body("error.data.retryAfterMs", greaterThan(0));
        reader.call("customer_find", Map.of("number", 1001)).statusCode(200);
    }

    private Map<String, Object> errorOf(String tool) {
        return editor.call(tool, Map.of("number", 1012)).statusCode(200).extract().path("error");
    }

    private static Map<String, ?> details(String email) {
        return Map.of("name", "Juniper Apothecary", "email", email, "city", "Graz");
    }
}
