package io.portcullis.deployment.wire;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.net.URL;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;

/**
 * What browsers are told by every response: of the protocol, of the application, of Quarkus, and on the management interface.
 */
class SecurityHeadersTest {

    private static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Keys.class, Mcp.class, Pages.class, Town.class)
            .addAsResource(new StringAsset("<p>Hello</p>"), "META-INF/resources/hello.html")
            .addAsResource(new StringAsset(Keys.properties() + Wire.bucket() + Wire.lines(
                    "portcullis.resource-url=https://localhost/mcp",
                    "quarkus.management.enabled=true", "quarkus.management.test-port=0",
                    "quarkus.http.header.\"Referrer-Policy\".value=same-origin")), "application.properties"));

    @TestHTTPResource(management = true)
    URL management;

    @Path("/pages")
    @Produces("text/html")
    public static class Pages {

        @GET
        @Path("plain")
        public String plain() {
            return "<p>Hello</p>";
        }

        @GET
        @Path("own")
        public Response own() {
            return Response.ok("<p>Hello</p>").header("Content-Security-Policy", "default-src 'self'").build();
        }

        @GET
        @Path("broken")
        public String broken() {
            throw new IllegalStateException();
        }
    }

    @ParameterizedTest // a page, a file, nothing there, a failure, no credential
    @ValueSource(strings = { "/pages/plain", "/hello.html", "/nowhere", "/pages/broken", "/mcp", "/q/nowhere" })
    void everyResponse_tellsBrowsers(String path) {
        told(given().get(path).then()).header("Content-Security-Policy", equalTo(POLICY));
    }

    @Test
    void answersOfTheProtocol_doToo() {
        told(Mcp.headers(Keys.READER, "tools/list", null).header("Host", "localhost")
                .body(Mcp.body("tools/list", Mcp.withMeta(""))).post("/mcp").then()).statusCode(200)
                .header("Content-Security-Policy", equalTo(POLICY));
    }

    @Test // said by the one who knows what the page needs
    void pageWithAPolicyOfItsOwn_keepsIt() {
        told(given().get("/pages/own").then()).header("Content-Security-Policy", equalTo("default-src 'self'"));
    }

    @Test
    void otherPages_areNotLetInUnasked() {
        given().header("Origin", "https://evil.example").get("/pages/plain").then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/portcullis/policy", "/q/nowhere" })
    void managementInterface_tellsBrowsers_andLetsNoPageRead(String path) {
        given().header("Origin", "https://evil.example").get(management.toString().replaceFirst("/?$", "") + path.substring(2))
                .then().header("Access-Control-Allow-Origin", nullValue())
                .header("Content-Security-Policy", equalTo(POLICY)).header("X-Frame-Options", equalTo("DENY"));
    }

    private static ValidatableResponse told(ValidatableResponse answer) {
        return answer.header("X-Content-Type-Options", equalTo("nosniff")).header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("same-origin")); // what quarkus.http.header says
    }
}
