package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.QuarkusUnitTest;

/** H-01, H-02 with {@code portcullis.resource-url}: its host and origin are ours, and what is configured beside them. */
class ResourceUrlHostTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.resource-url=https://Town.example.org/mcp",
            "portcullis.transport.allowed-hosts=mcp.internal:8080",
            "portcullis.transport.allowed-origins=https://chat.example.org");

    @ParameterizedTest
    @CsvSource({ "200, town.example.org,", "200, TOWN.example.org:443,", "200, mcp.internal:8080,",
            "200, town.example.org, https://town.example.org", "200, town.example.org, https://TOWN.example.org:443",
            "200, town.example.org, https://chat.example.org", "200, mcp.internal:8080, https://chat.example.org",
            "200, mcp.internal:8080, https://town.example.org",
            "403, localhost,", "403, 127.0.0.1:8080,", "403, town.example.org:80,", "403, town.example.org:8443,",
            "403, mcp.internal,",
            "403, mcp.internal:8081,", "403, example.org,", "403, x.town.example.org,", "403, town.example.org.,",
            "403, town.example.org, http://town.example.org", "403, town.example.org, https://town.example.org:8443",
            "403, town.example.org, https://x.chat.example.org", "403, town.example.org, https://chat.example.org.evil.org",
            "403, town.example.org, http://localhost", "403, town.example.org, null",
            "403, mcp.internal:8080, http://mcp.internal:8080" })
    void hostAndOrigin(int status, String host, String origin) throws IOException {
        Post post = Post.ping().header("Host", host);
        assertThat((origin == null ? post : post.header("Origin", origin)).send().status()).isEqualTo(status);
    }
}
