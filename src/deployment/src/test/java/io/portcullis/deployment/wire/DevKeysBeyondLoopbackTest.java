package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

/** Dev mode that listens beyond loopback makes no keys: the start is refused. */
class DevKeysBeyondLoopbackTest {

    private static final int PORT = Start.freePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(Town.class).addAsResource(
                    new StringAsset(Wire.bucket() + Wire.lines("quarkus.http.port=" + PORT, "quarkus.http.host=0.0.0.0")),
                    "application.properties"))
            .setAllowFailedStart(true).setLogRecordPredicate(record -> true);

    @Test
    void start_isRefused() throws IOException {
        assertThat(APP.getLogRecords()).anyMatch(record -> record.getThrown() != null
                && said(record.getThrown()).contains("keys for dev mode are made only on loopback"));
        try (Link link = Link.open(PORT)) {
            assertThat(link.send(Post.ping()).read().status()).isEqualTo(500);
        } catch (java.net.ConnectException e) {
            assertThat(e).isNotNull(); // not even an error page
        }
    }

    private static String said(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage());
        }
        return text.toString();
    }
}
