package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Connections that are lost while a request on them waits for its turn: each is given back. */
class PipelinedTest {

    private static final int CONNECTIONS = 20;

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.bucket()
            + Wire.lines("quarkus.http.limits.max-connections=" + CONNECTIONS), Town.class, OwnPaths.class);

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

    @Test // the first byte of a form is no form
    void whatWaitsOnAPathOfTheApplication_isNotServedInPart() throws IOException, InterruptedException {
        try (Link link = Link.open()) {
            link.send(head(Post.ping().target("/slow")) + head(Post.ping().target("/form")
                    .header("Content-Length", "1000")));
            assertThat(OwnPaths.BEGUN.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(OwnPaths.ENDED.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Post.ping().send().status()).isEqualTo(200);
        assertThat(OwnPaths.FORMS).hasValue(0);
    }

    /** Paths that are none of ours. */
    public static class OwnPaths {

        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch ENDED = new CountDownLatch(1);
        static final AtomicInteger FORMS = new AtomicInteger();

        void add(@Observes Router router) {
            router.route("/slow").handler(this::end);
            router.route("/form").handler(form -> {
                FORMS.incrementAndGet();
                form.response().end();
            });
        }

        private void end(RoutingContext slow) {
            BEGUN.countDown();
            slow.vertx().setTimer(500, late -> {
                slow.response().end();
                ENDED.countDown();
            });
        }
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
