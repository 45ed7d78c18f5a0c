package org.acme.customers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.spi.NewApiKey;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The packaged application as it runs in production: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
@TestProfile(CustomerDirectoryIT.OneKey.class)
class CustomerDirectoryIT {

    /** The name clients use, whatever proxy is in between. */
    private static final String HOST = "customers.example.org";

    /** A key that is good for this run alone; the application is given its digest. */
    private static final NewApiKey KEY = NewApiKey.random();

    /** Production, for the holder of the key. */
    public static final class OneKey implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            String prefix = "portcullis.identity.api-keys.\"" + KEY.id() + "\".";
            return Map.of(prefix + "digest", KEY.digest(), prefix + "roles", "editor",
                    prefix + "scopes", "customers:read,customers:write", "quarkus.management.port", "0",
                    "portcullis.resource-url", "https://" + HOST + "/mcp"); // the test framework configures tokens, too
        }
    }

    @Test
    void withoutAKey_nobodyIsServed() {
        request().body(message("tools/list", "{}")).post("/mcp").then().statusCode(401);
    }

    @Test
    void tools_areListed() {
        send("tools/list", "{}").body("result.tools", hasSize(3));
    }

    @Test
    void customer_isFoundAndChanged() {
        call("customer_search", "{\"text\":\"bakery\"}").body("result.structuredContent.customers[0].number", equalTo(1001));
        call("customer_update", "{\"number\":1002,\"details\":"
                + "{\"name\":\"Blue Bicycles\",\"email\":\"post@blue-bicycles.example.com\",\"city\":\"Bern\"}}").body("result.isError", equalTo(false));
        call("customer_find", "{\"number\":1002}").body("result.structuredContent.city", equalTo("Bern"));
    }

    @Test
    void argumentsThatDoNotFit_areNamed() {
        call("customer_find", "{\"number\":\"many\"}").body("result.isError", equalTo(true))
                .body("result.content[0].text", startsWith("Argument \"number\""));
    }

    @Test
    void hiddenTool_isUnknown() {
        call("customer_delete", "{\"number\":1001}").body("error.message", startsWith("Unknown tool"));
    }

    private static ValidatableResponse call(String tool, String arguments) {
        return send("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    private static ValidatableResponse send(String method, String params) {
        return request().header("X-API-Key", KEY.text()).body(message(method, params)).post("/mcp").then().statusCode(200);
    }

    private static RequestSpecification request() {
        return given().header("Host", HOST).header("MCP-Protocol-Version", "2025-11-25").contentType("application/json");
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }
}
