package org.acme.customers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.spi.NewApiKey;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * The packaged application as it runs in production: the jar, or with {@code -Dnative} the executable. With {@code -Paot} this is
 * what its cache is trained by, so it does what clients do.
 */
@QuarkusIntegrationTest
@TestProfile(ClockServerIT.OneKey.class)
class ClockServerIT {

    /** The name clients use, whatever proxy is in between. */
    private static final String HOST = "tools.example.org";

    /** A key that is good for this run alone; the application is given its digest. */
    private static final NewApiKey KEY = NewApiKey.random();

    /** Production, for the holder of the key. */
    public static final class OneKey implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            String prefix = "portcullis.identity.api-keys.\"" + KEY.id() + "\".";
            return Map.of(prefix + "digest", KEY.digest(), prefix + "roles", "reader", prefix + "scopes", "tools:read",
                    "quarkus.management.port", "0", "portcullis.resource-url", "https://" + HOST + "/mcp");
        }
    }

    @Test
    void withoutAKey_nobodyIsServed() {
        request().body(message("tools/list", "{}")).post("/mcp").then().statusCode(401);
    }

    @Test
    void tool_isListedAndCalled() {
        send("tools/list", "{}").body("result.tools", hasSize(1));
        send("tools/call", "{\"name\":\"clock_now\",\"arguments\":{\"zone\":\"Europe/Zurich\"}}").body("result.isError",
                equalTo(false));
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
