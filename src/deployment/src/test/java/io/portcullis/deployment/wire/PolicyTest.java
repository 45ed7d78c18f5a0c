package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** A policy of Quarkus on the MCP path still decides, ahead of ours. */
class PolicyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("quarkus.http.auth.permission.mcp.paths=/mcp",
            "quarkus.http.auth.permission.mcp.policy=admins", "quarkus.http.auth.policy.admins.roles-allowed=admin");

    private Records audit;

    @BeforeEach
    void listen() {
        audit = Records.audit();
    }

    @AfterEach
    void stopListening() {
        audit.close();
    }

    @Test
    void whomThePolicyLetsIn_isServed() throws IOException {
        assertThat(Post.ping().header("X-API-Key", Keys.ADMIN).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/mcp/", "/mcp;x=1", "/mcp/;x=1", "/mcp;/", "//mcp", "/%6Dcp", "/x/../mcp" })
    void whomThePolicyRefuses_isNotServed(String path) throws IOException {
        assertThat(Post.ping().target(path).send().status()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "pck_wrong_0123456789abcdef0123456789abcdef" })
    void stranger_is401WithAChallenge_andAudited(String key) throws IOException {
        Post post = key.isEmpty() ? Post.ping().without("X-API-Key") : Post.ping().header("X-API-Key", key);
        Answer answer = post.send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"mcp\"");
        assertThat(audit.only().getString("status_detail"))
                .isEqualTo(key.isEmpty() ? "credential_missing" : "credential_invalid");
    }
}
