package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.QuarkusUnitTest;

/** H-01, H-02 with a {@code portcullis.resource-url} on the loopback: all its names mean the same, its port is fixed. */
class LoopbackUrlHostTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.resource-url=http://localhost:8080/mcp");

    @ParameterizedTest
    @CsvSource({ "200, localhost:8080,", "200, 127.0.0.1:8080,", "200, [::1]:8080,",
            "200, localhost:8080, http://localhost:8080",
            "200, localhost:8080, http://127.0.0.1:8080", "403, localhost,", "403, localhost:8081,", "403, evil.example.org,",
            "403, localhost:8080, https://localhost:8080", "403, localhost:8080, http://localhost:8081" })
    void hostAndOrigin(int status, String host, String origin) throws IOException {
        Post post = Post.ping().header("Host", host);
        assertThat((origin == null ? post : post.header("Origin", origin)).send().status()).isEqualTo(status);
    }
}
