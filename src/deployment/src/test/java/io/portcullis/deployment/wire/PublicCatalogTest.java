package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.annotation.security.PermitAll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RateLimited;
import io.portcullis.api.Tool;
import io.quarkus.test.QuarkusUnitTest;

/** Where everything is public, a credential would not help: an unknown name is just unknown. */
class PublicCatalogTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(
            Wire.lines("portcullis.identity.allow-anonymous=true", "quarkus.http.test-port=0"),
            Kiosk.class);

    @PermitAll
    public static class Kiosk {

        @Tool
        @RateLimited(permits = 1, per = "1h")
        String paper() {
            return "news";
        }
    }

    @Test
    void unknownName_isUnknown() throws IOException {
        assertThat(Post.modern("tools/call", "\"name\":\"nothing\"").without("X-API-Key").send().verdict())
                .isEqualTo("200 -32602");
    }

    @Test
    void anonymousCallers_areLimitedByAddress() throws IOException {
        Post paper = Post.modern("tools/call", "\"name\":\"paper\"").without("X-API-Key");
        assertThat(paper.send().status()).isEqualTo(200);
        assertThat(paper.send().status()).isEqualTo(429);
        assertThat(paper.header("X-Forwarded-For", "10.1.1.1").header("Forwarded", "for=10.1.1.1").send().status())
                .isEqualTo(429);
    }
}
