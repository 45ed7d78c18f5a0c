package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** RFC 9112, 3.2: a request without {@code Host}, or with one that is none, below the root of the application and beside it. */
class NamelessRequestTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.bucket() + Wire.lines("quarkus.http.root-path=/app"),
            Town.class);

    @ParameterizedTest
    @ValueSource(strings = { "/app/mcp", "/app/mcp/", "/app/nowhere", "/app", "/", "/nowhere", "/mcp" })
    void requestThatNamesNoServer_isRefused_withoutAWordInTheLog(String target) throws IOException {
        try (Records log = Records.all()) {
            for (Post nameless : new Post[] { Post.ping().without("Host"), Post.ping().header("Host", "a/b") }) {
                assertThat(nameless.target(target).send().status()).isEqualTo(400);
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("Host") || line.contains("HTTP Request"));
        }
    }

    @Test
    void onTheEndpoint_itIsAnsweredAsOthersAre() throws IOException {
        Answer answer = Post.ping().without("Host").target("/app/mcp").send();
        assertThat(answer.verdict()).isEqualTo("400 -32600");
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(Post.ping().target("/app/mcp").send().status()).isEqualTo(200);
    }
}
