package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.deployment.spi.RouteBuildItem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** A request beside the root path of the application, on a connection that was used below it, is no more whole than it came. */
class RootedPipelinedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.bucket() + Wire.lines("quarkus.http.root-path=/app"),
            Town.class, Upload.class).addBuildChainCustomizer(
                    chain -> chain.addBuildStep(step -> step.produce(RouteBuildItem.newAbsoluteRoute("/upload")
                            .withRequestHandler(new Upload()).build())).produces(RouteBuildItem.class).build());

    @Test
    void bodyThatIsCut_doesNotEnd() throws IOException, InterruptedException {
        try (Link link = Link.open()) {
            assertThat(link.send(Post.ping().target("/app/mcp")).read().status()).isEqualTo(200);
            link.send(new String(Post.ping().target("/upload").header("Content-Length", "1000").bytes(),
                    StandardCharsets.ISO_8859_1));
            assertThat(Upload.BEGUN.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Upload.LOST.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Upload.WHOLE).hasValue(0);
    }

    /** Beside the root path. */
    public static class Upload implements Handler<RoutingContext> {

        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch LOST = new CountDownLatch(1);
        static final AtomicInteger WHOLE = new AtomicInteger();

        @Override
        public void handle(RoutingContext context) {
            context.request().endHandler(end -> WHOLE.incrementAndGet());
            context.response().closeHandler(closed -> LOST.countDown());
            BEGUN.countDown();
        }
    }
}
