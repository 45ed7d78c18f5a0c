package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.credential.SigningKey;
import io.portcullis.deployment.credential.Token;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

/**
 * The packaged application in production: it does not start where it would not be safe, and says everything that is missing at
 * once.
 */
class StartTest {

    private static final String ISSUER = "https://local.example.org";
    private static final SigningKey LOCAL_KEY = SigningKey.rsa("local-rsa");
    private static final String LOOPBACK = "quarkus.http.host=localhost";
    private static final String KEY = "portcullis.identity.api-keys.reader.digest="
            + Keys.digest("pck_reader_0123456789abcdef0123456789abcdef");
    private static final String ROLE = "portcullis.identity.api-keys.reader.roles=reader";

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest()
            .withApplicationRoot(
                    jar -> jar.addClass(Town.class).addAsResource(new StringAsset(Wire.bucket()), "application.properties"))
            .setRun(false);

    @ProdBuildResults
    ProdModeTestResults built;

    @Test
    void withoutAnySetting_everythingMissingIsSaidAtOnce() throws Exception {
        assertThat(refusal()).contains("no authentication is configured",
                "portcullis.resource-url is missing: the server listens beyond loopback");
    }

    @Test
    void withoutAuthentication_theWaysOutAreNamed() throws Exception {
        assertThat(refusal(LOOPBACK)).contains("portcullis.identity.api-keys.\"<id>\".digest=sha256:<hex>",
                "mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer", "quarkus.oidc.auth-server-url",
                "portcullis.identity.allow-anonymous=true").doesNotContain("resource-url is missing");
    }

    @Test
    void beyondLoopback_theResourceUrlIsNeeded() throws Exception {
        assertThat(refusal(KEY, ROLE)).contains("portcullis.resource-url is missing").doesNotContain("no authentication");
    }

    @Test
    void anonymousCallers_doNotReplaceTheResourceUrl() throws Exception {
        assertThat(refusal("portcullis.identity.allow-anonymous=true")).contains("portcullis.resource-url is missing");
    }

    @Test
    void tokensWithoutIssuerAndAudience() throws Exception {
        assertThat(refusal(LOOPBACK, "mp.jwt.verify.publickey=" + SigningKey.published(LOCAL_KEY),
                "quarkus.oidc.public-key=" + LOCAL_KEY.encoded()))
                .contains("mp.jwt.verify.issuer is missing", "quarkus.oidc.token.issuer is missing",
                        "portcullis.resource-url is missing: it is the audience");
    }

    @Test
    void malformedValues_areAllNamed_andNotRepeated() throws Exception {
        assertThat(refusal(LOOPBACK, "portcullis.identity.api-keys.one.digest=pck_reader_0123456789abcdef0123456789abcdef",
                "portcullis.identity.api-keys.two.digest=sha256:abc",
                "portcullis.identity.api-keys.three.digest=md5:" + "0".repeat(64),
                "portcullis.resource-url=ftp://town.example.org/mcp", "portcullis.transport.allowed-origins=*",
                "portcullis.transport.allowed-hosts=*", "portcullis.limits.max-buckets=0",
                "portcullis.limits.buckets.\"shared\".permits=0",
                "portcullis.results.canaries[0]=long-enough-to-be-one", "portcullis.results.canaries[1]=too-short"))
                .contains("portcullis.identity.api-keys.\"one\".digest must be",
                        "portcullis.identity.api-keys.\"two\".digest must be",
                        "portcullis.identity.api-keys.\"three\".digest must be",
                        "portcullis.resource-url must be an absolute http(s) URL",
                        "portcullis.transport.allowed-origins", "portcullis.transport.allowed-hosts",
                        "portcullis.limits.max-buckets",
                        "portcullis.limits.buckets.\"shared\"", "portcullis.results.canaries: number 2 is shorter")
                .doesNotContain("pck_", "sha256:abc", "too-short", "long-enough-to-be-one");
    }

    @Test
    void limitWithoutNumbers_isRefused() throws Exception {
        assertThat(refusal(LOOPBACK, KEY, ROLE, "portcullis.resource-url=https://user@town.example.org/mcp#x",
                "portcullis.limits.buckets.\"shared\".per=0s")).contains("portcullis.limits.buckets.\"shared\"",
                        "portcullis.resource-url must be an absolute http(s) URL");
    }

    @Test
    void anonymousCallers_areSaidLoudly() throws Exception {
        try (Start start = Start.of(jar(), LOOPBACK, "portcullis.identity.allow-anonymous=true",
                "portcullis.results.characters=allow")) {
            assertThat(start.listens()).isTrue();
            assertThat(ping(start, "localhost", null).status()).isEqualTo(200);
            assertThat(start.output()).containsPattern("WARN.*portcullis\\.identity\\.allow-anonymous=true")
                    .containsPattern("WARN.*portcullis\\.results\\.characters=allow");
        }
    }

    @Test
    void rightSettings_start_andNoSecretIsInTheOutput() throws Exception {
        try (Start start = Start.of(jar(), "quarkus.http.host=127.0.0.1", KEY, ROLE,
                "portcullis.resource-url=" + Token.AUDIENCE,
                "mp.jwt.verify.publickey=" + SigningKey.published(LOCAL_KEY), "mp.jwt.verify.issuer=" + ISSUER)) {
            assertThat(start.listens()).isTrue();
            String token = Token.of(ISSUER).signedBy(LOCAL_KEY);
            assertThat(ping(start, "town.example.org", "X-API-Key: pck_reader_0123456789abcdef0123456789abcdef").status())
                    .isEqualTo(200);
            assertThat(ping(start, "town.example.org", "Authorization: Bearer pck_reader_0123456789abcdef0123456789abcdef")
                    .status())
                    .isEqualTo(200);
            assertThat(ping(start, "town.example.org", "Authorization: Bearer " + token).status()).isEqualTo(200);
            assertThat(ping(start, "town.example.org", "Authorization: Bearer " + token + "x").status()).isEqualTo(401);
            assertThat(ping(start, "town.example.org", "X-API-Key: pck_a-wrong-secret-key").status()).isEqualTo(401);
            assertThat(ping(start, "town.example.org", "Authorization: Basic c2VjcmV0").status()).isEqualTo(401);
            assertThat(ping(start, "town.example.org", null).status()).isEqualTo(401);
            assertThat(start.output()).contains("\"event_code\":\"credential\"").doesNotContain("secret-key", "c2VjcmV0",
                    token.split("\\.")[1],
                    token.split("\\.")[2], Keys.digest("pck_reader_0123456789abcdef0123456789abcdef").substring(7));
        }
    }

    @Test
    void requestThatIsNoHttp_tellsNothing() throws Exception {
        try (Start start = Start.of(jar(), LOOPBACK, KEY, ROLE)) {
            assertThat(start.listens()).isTrue();
            for (Post post : new Post[] { Post.ping().without("Host"), Post.ping().header("Host", "a b"),
                    Post.ping().verb("X Y"),
                    Post.ping().header("Content-Length", "x"), Post.ping().target("/mcp%zz"),
                    Post.ping().target("/nowhere") }) {
                Answer answer = send(start, post);
                assertThat(answer.status()).isBetween(400, 404);
                assertThat(answer.body()).doesNotContain("Exception", "io.vertx", "\tat ", "pck_");
            }
        }
    }

    private String refusal(String... settings) throws IOException, InterruptedException {
        try (Start start = Start.of(jar(), settings)) {
            assertThat(start.listens()).as("the port").isFalse();
            assertThat(start.exitCode()).isNotZero();
            assertThat(start.output()).contains("Portcullis does not start:").doesNotContain("Listening on");
            return start.output();
        }
    }

    private Path jar() {
        return built.getBuiltArtifactPath();
    }

    private static Answer ping(Start start, String host, String credential) throws IOException {
        Post post = Post.ping().without("X-API-Key").header("Host", host);
        return send(start, credential == null ? post
                : post.header(credential.substring(0, credential.indexOf(':')),
                        credential.substring(credential.indexOf(':') + 2)));
    }

    private static Answer send(Start start, Post post) throws IOException {
        try (Link link = Link.open(start.port())) {
            return link.send(post).read();
        }
    }
}
