package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/** Connections over which nothing comes or goes are ended; streams are not, since their comments go. */
class IdleConnectionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.streaming.keep-alive=200ms", "quarkus.http.idle-timeout=2s",
            "quarkus.http.limits.max-connections=8");

    @ParameterizedTest
    @ValueSource(strings = { "", "POST /mcp HTTP/1.1\r\nHost: local", "POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-" })
    void connectionThatStopsInTheMiddleOfAHeader_isEnded(String begin) throws IOException {
        try (Link link = Link.open()) {
            assertThat(link.send(begin).isEnded()).isTrue();
        }
    }

    @Test
    void connectionWithoutAnotherRequest_isEnded() throws IOException {
        try (Link link = Link.open()) {
            assertThat(link.send(Calls.modern("server/discover", "")).read().status()).isEqualTo(200);
            assertThat(link.isEnded()).isTrue();
        }
    }

    @Test
    void quietStream_isKept() throws IOException {
        String session = Calls.session("2025-11-25");
        try (Stream listening = Calls.modern("subscriptions/listen", "\"notifications\":{}").open();
                Stream ofSession = Calls.inSession(session, "2025-11-25", "ping", "").verb("GET").body("").open()) {
            listening.message();
            listening.awaitComments(25); // two and a half times as long as a connection may be idle
            ofSession.awaitComments(25);
        }
    }

    @Test
    void oneConnectionTooMany_isEndedAtOnce() throws IOException {
        List<Link> links = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                links.add(Link.open().send("POST /mcp HTTP/1.1\r\n"));
            }
            try (Link link = Link.open()) {
                assertThat(link.isEnded()).isTrue();
            }
        } finally {
            for (Link link : links) {
                link.close();
            }
        }
    }

    @Test
    void whatTheApplicationSays_stands() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.http.limits.max-connections", Integer.class)).isEqualTo(8);
    }
}
