package io.portcullis.deployment.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** The root path of the management interface may hold the word that its own paths begin with. */
class ManagementRootPathTest {

    private static final String OPERATOR = "pck_operator_0123456789abcdef0123456789abcdef";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties()
            + "portcullis.identity.api-keys.\"operator\".digest=" + Keys.digest(OPERATOR) + "\n"
            + "portcullis.identity.api-keys.\"operator\".roles=portcullis-operator\n"
            + Wire.lines("quarkus.management.enabled=true", "quarkus.management.test-port=0",
                    "quarkus.management.root-path=/portcullis-ops"),
            Some.class);

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @RequiresRole("reader")
    public static class Some {

        @Tool
        public String some() {
            return "some";
        }
    }

    @Test
    void killSwitch_isThere() {
        String base = "http://localhost:" + management.getPort();
        int status = given().header("X-API-Key", OPERATOR).put(base + "/portcullis-ops/portcullis/policy/off?entry=some")
                .statusCode();
        assertThat(status).isEqualTo(200);
    }
}
