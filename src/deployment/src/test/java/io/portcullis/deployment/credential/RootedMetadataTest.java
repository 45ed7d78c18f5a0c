package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Post;
import io.quarkus.test.QuarkusUnitTest;

/** A server below a path of its own, behind a proxy that adds another one: its description is where its clients look. */
class RootedMetadataTest {

    private static final String ROOT = "/.well-known/oauth-protected-resource";

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class),
            "portcullis.resource-url=https://town.example.org/public/tools/", "portcullis.path=/tools",
            "quarkus.http.root-path=/app", "mp.jwt.verify.publickey=" + SigningKey.published(Town.LOCAL_RSA),
            "mp.jwt.verify.issuer=" + Town.LOCAL, "portcullis.identity.tokens.authorization-servers=https://login.example.org",
            "portcullis.identity.tokens.baseline-scopes=b,a");

    @ParameterizedTest
    @ValueSource(strings = { ROOT, ROOT + "/public/tools", ROOT + "/app/tools" })
    void description_isAtTheHost(String path) throws IOException {
        Answer answer = get(path);
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.json().getString("resource")).isEqualTo("https://town.example.org/public/tools");
        assertThat(answer.json().getList("authorization_servers")).isEqualTo(List.of("https://login.example.org"));
        assertThat(answer.json().getList("scopes_supported")).isEqualTo(List.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/app" + ROOT, "/app" + ROOT + "/tools", ROOT + "/tools", ROOT + "/mcp", "/tools", "/mcp" })
    void elsewhere_isNothing(String path) throws IOException {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void challenge_leadsThere() throws IOException {
        Answer answer = Post.ping().target("/app/tools").without("X-API-Key").header("Host", "town.example.org").send();
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\", scope=\"a b\","
                + " resource_metadata=\"https://town.example.org" + ROOT + "/public/tools\"");
    }

    private static Answer get(String path) throws IOException {
        return Post.ping().verb("GET").body("").without("X-API-Key").target(path).header("Host", "town.example.org").send();
    }
}
