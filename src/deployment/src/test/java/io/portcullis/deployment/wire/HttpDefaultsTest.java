package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;

/** Without a setting, connections are bounded more tightly than Quarkus does. */
class HttpDefaultsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.overload.per-address.permits=3",
            "portcullis.overload.per-address.per=1h", "portcullis.overload.per-address.burst=3");

    @Test
    void connections_areFewAndNotIdleForLong() {
        VertxHttpConfig http = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)
                .getConfigMapping(VertxHttpConfig.class);
        assertThat(http.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(http.limits().maxConnections()).hasValue(12_000);
        assertThat(http.limits().maxHeaderSize().asLongValue()).isLessThanOrEqualTo(20 * 1024);
        assertThat(http.limits().maxInitialLineLength()).isLessThanOrEqualTo(4096);
    }

    @Test
    void floodFromAnAddress_isRefused_whoeverSendsIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(Post.ping().send().status()).isEqualTo(200);
        }
        Answer answer = Post.ping().send();
        assertThat(answer.verdict()).isEqualTo("503 -31503");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1000, 1200);
        assertThat(Post.ping().without("X-API-Key").send().status()).isEqualTo(503);
        assertThat(Post.ping().target("/mcp/sse").verb("GET").body("").send().status()).isEqualTo(503);
    }
}
