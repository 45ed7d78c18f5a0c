package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Connections that are lost while a request on them waits for its turn: each is given back. */
class PipelinedTest {

    private static final int CONNECTIONS = 20;

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("quarkus.http.limits.max-connections=" + CONNECTIONS);

    private Records log;

    @BeforeEach
    void listen() {
        log = Records.all();
    }

    @AfterEach
    void nothingBroke() {
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains("NullPointerException"));
    }

    @Test
    void afterALastAnswer() throws IOException {
        assertGivenBack(Post.ping().verb("PUT"));
    }

    @Test
    void afterAnswersThatLeaveTheConnectionOpen() throws IOException {
        assertGivenBack(Post.ping());
        assertThat(Post.ping().send().body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    private static void assertGivenBack(Post first) throws IOException {
        String begun = head(first) + head(Post.ping()) + head(Post.ping().header("Content-Length", "1000"));
        for (int each = 0; each < 3 * CONNECTIONS; each++) {
            try (Link link = Link.open()) {
                link.send(begun);
                link.readHead();
            }
        }
        assertThat(Post.ping().send().status()).isEqualTo(200);
    }

    private static String head(Post post) {
        return new String(post.bytes(), StandardCharsets.ISO_8859_1);
    }
}
