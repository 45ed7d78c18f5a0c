package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/** Answers that become streams, and clients that leave them or do not read them. */
class StreamTest {

    private static final String TOKEN = ",\"_meta\":{\"progressToken\":1}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.streaming.keep-alive=100ms",
            "portcullis.streaming.max-unsent=512K");

    @Test
    void nothingToStream_isPlainJson() throws IOException { // HM-12
        Answer answer = Calls.modern("tools/call", "\"name\":\"photo\"" + TOKEN).send();
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.header("X-Accel-Buffering")).isNull();
    }

    @Test
    void stream_isNotBufferedOnTheWay() throws IOException { // HM-05
        try (Stream stream = Calls.modern("tools/call", "\"name\":\"unload\"" + TOKEN).open()) {
            assertThat(stream.isStream()).isTrue();
            assertThat(stream.head().header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.head().header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void quietStream_isKeptAlive() throws IOException { // HM-06
        try (Stream stream = Calls.modern("subscriptions/listen", "\"notifications\":{}").open()) {
            assertThat(stream.message().path("method").asText()).isEqualTo("notifications/subscriptions/acknowledged");
            stream.awaitComments(stream.comments() + 3);
        }
    }

    @Test
    void quietStreamOfASession_isKeptAlive() throws IOException {
        String session = Calls.session("2025-11-25");
        try (Stream stream = Calls.inSession(session, "2025-11-25", "ping", "").verb("GET").body("").open()) {
            stream.awaitComments(3);
        }
    }

    @Test
    void afterTheAnswer_nothingComes_andTheConnectionGoesOn() throws IOException { // HM-03
        Link link = Link.open();
        try (Stream stream = new Stream(link.send(Calls.modern("tools/call", "\"name\":\"unload\"" + TOKEN)))) {
            while (!stream.message().has("result")) {
                continue;
            }
            assertThat(stream.next()).isNull();
            assertThat(link.send(Calls.modern("server/discover", "")).read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void modernClientThatLeaves_cancels(boolean streaming) throws Exception { // HM-04, G2-01
        Ship ship = Ship.of("modern " + streaming);
        try (Stream stream = moor("modern " + streaming, streaming).open()) {
            ship.awaitArrival();
            assertThat(!streaming || stream.isStream()).isTrue();
        }
        assertThat(ship.isCancelledWithin(10_000)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void clientOfASessionThatLeaves_doesNotCancel(boolean streaming) throws Exception { // HL-12
        Ship ship = Ship.of("legacy " + streaming);
        String session = Calls.session("2025-06-18");
        String params = "\"name\":\"moor\",\"arguments\":{\"ship\":\"legacy " + streaming + "\"}" + (streaming ? TOKEN : "");
        try (Stream stream = Calls.inSession(session, "2025-06-18", "tools/call", params).open()) {
            ship.awaitArrival();
            assertThat(!streaming || stream.isStream()).isTrue();
        }
        assertThat(ship.isCancelledWithin(500)).isFalse();
        ship.release();
    }

    @Test
    void clientThatDoesNotRead_isCutOff() throws Exception { // H-09
        Ship ship = Ship.of("flooded");
        try (Stream stream = Calls.modern("tools/call", "\"name\":\"flood\",\"arguments\":{\"ship\":\"flooded\"}" + TOKEN)
                .open()) {
            assertThat(ship.isCancelledWithin(20_000)).isTrue();
            assertThat(catchThrowable(() -> readToTheEnd(stream))).isInstanceOf(IOException.class);
        }
        assertThat(Calls.modern("server/discover", "").send().status()).isEqualTo(200);
    }

    private static void readToTheEnd(Stream stream) throws IOException {
        for (int events = 0; events < 10_000; events++) {
            stream.message();
        }
    }

    private static Post moor(String ship, boolean streaming) throws IOException {
        return Calls.modern("tools/call",
                "\"name\":\"moor\",\"arguments\":{\"ship\":\"" + ship + "\"}" + (streaming ? TOKEN : ""));
    }
}
