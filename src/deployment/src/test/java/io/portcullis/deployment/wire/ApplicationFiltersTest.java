package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.filters.Filters;

/** What an application and Quarkus put before every request is before MCP requests, too. */
class ApplicationFiltersTest {

    private static final int USUAL_PRIORITY = 10;

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.bucket() + Wire.lines("quarkus.http.limits.max-body-size=1K"), Town.class,
                    Gatehouse.class);

    /** Turns away whoever says so. */
    public static class Gatehouse {

        void register(@Observes Filters filters) {
            filters.register(context -> {
                if (context.request().getHeader("X-Turned-Away") == null) {
                    context.next();
                } else {
                    context.response().setStatusCode(418).end();
                }
            }, USUAL_PRIORITY);
        }
    }

    @Test
    void filterOfTheApplication_isAsked() throws IOException {
        assertThat(Post.ping().send().status()).isEqualTo(200);
        assertThat(Post.ping().header("X-Turned-Away", "yes").send().status()).isEqualTo(418);
    }

    @Test
    void limitOfQuarkus_holds() throws IOException {
        assertThat(Post.ping().body("{" + " ".repeat(2_000) + "}").send().status()).isEqualTo(413);
    }
}
