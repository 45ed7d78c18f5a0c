package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.deployment.credential.SigningKey;
import io.portcullis.deployment.credential.Token;
import io.portcullis.deployment.test.Keys;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

/** Outside the MCP path the application is as Quarkus makes it. */
class OtherPathsTest {

    private static final String ISSUER = "https://local.example.org";
    private static final SigningKey KEY = SigningKey.rsa("local-rsa");

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.bucket() + Wire.lines("portcullis.resource-url=" + Token.AUDIENCE,
                    "mp.jwt.verify.publickey=" + SigningKey.published(KEY), "mp.jwt.verify.issuer=" + ISSUER,
                    "quarkus.devservices.enabled=false"), Town.class, Office.class, SigningKey.class, Token.class);

    @Path("/office")
    public static class Office {

        @Inject
        SecurityIdentity identity;

        @GET
        @Path("/desk")
        @Authenticated
        public String desk() {
            return identity.getPrincipal().getName();
        }

        @GET
        @Path("/safe")
        @RolesAllowed("admin")
        public String safe() {
            return "gold";
        }

        @GET
        @Path("/door")
        public String door() {
            return identity.isAnonymous() ? "nobody" : identity.getPrincipal().getName();
        }
    }

    private Records audit;

    @BeforeEach
    void listen() {
        audit = Records.audit();
    }

    @AfterEach
    void nothing_isAudited() {
        audit.close();
        assertThat(audit.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "/office/desk, nothing, 401", "/office/desk, key, 401", "/office/desk, key as bearer, 401",
            "/office/desk, token, 200",
            "/office/safe, nothing, 401", "/office/safe, admin key, 401", "/office/safe, token, 403",
            "/office/door, nothing, 200",
            "/office/door, key, 200", "/mcp2, nothing, 404", "/mcp/x, nothing, 404", "/mc, key, 404", "/nowhere, key, 404" })
    void otherPath_isQuarkus(String path, String credential, int status) throws IOException {
        assertThat(get(path, credential).status()).isEqualTo(status);
    }

    @Test
    void apiKey_isNobodyThere() throws IOException {
        assertThat(get("/office/door", "key").body()).isEqualTo("nobody");
        assertThat(get("/office/desk", "token").body()).isEqualTo("ada");
    }

    @Test
    void answers_areThoseOfTheApplication_butForWhatBrowsersAreTold() throws IOException {
        Answer answer = get("/office/door", "nothing");
        assertThat(answer.headers()).doesNotContainKey("cache-control").containsKeys("x-content-type-options",
                "content-security-policy");
        assertThat(answer.type()).isEqualTo("text/plain");
        assertThat(get("/office/door", "nothing", "evil.example.org").status()).isEqualTo(200);
    }

    private static Answer get(String path, String credential) throws IOException {
        return get(path, credential, "town.example.org");
    }

    private static Answer get(String path, String credential, String host) throws IOException {
        Post get = Post.ping().verb("GET").body("").target(path).without("X-API-Key").without("Content-Type")
                .header("Accept", "*/*")
                .header("Host", host);
        return switch (credential) {
            case "key" -> get.header("X-API-Key", Keys.READER).send();
            case "admin key" -> get.header("X-API-Key", Keys.ADMIN).send();
            case "key as bearer" -> get.header("Authorization", "Bearer " + Keys.READER).send();
            case "token" -> get
                    .header("Authorization", "Bearer " + Token.of(ISSUER).signedBy(KEY))
                    .send();
            default -> get.send();
        };
    }
}
