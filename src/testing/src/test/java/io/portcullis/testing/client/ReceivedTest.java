package io.portcullis.testing.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class ReceivedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STREAM = """
            : alive

            event: message
            data: {"jsonrpc":"2.0","method":"notifications/progress"}

            data:{"jsonrpc":"2.0","id":1,"result":{"ok":true}}

            data: {"jsonrpc":"2.0","method":"late"}
            """;

    @Test
    void plainBody_isTheAnswer() throws IOException {
        assertThat(Received.of(in("{\"result\":{}}"), JSON).answer().has("result")).isTrue();
    }

    @Test
    void bodyThatIsNoJson_isNoAnswer() throws IOException {
        Received received = Received.of(in("<html>"), JSON);
        assertThat(received.answer().isMissingNode()).isTrue();
        assertThat(received.text()).isEqualTo("<html>");
        assertThat(Received.of(in(""), JSON).answer().isMissingNode()).isTrue();
    }

    @Test
    void stream_isReadUpToTheAnswer() throws IOException {
        Received received = Received.ofStream(in(STREAM), JSON, message -> false);
        assertThat(received.answer().at("/result/ok").asBoolean()).isTrue();
        assertThat(received.notifications()).hasSize(1);
    }

    @Test
    void stream_isReadUntilThereIsEnough() throws IOException {
        Received received = Received.ofStream(in(STREAM), JSON, message -> message.has("method"));
        assertThat(received.answer().isMissingNode()).isTrue();
        assertThat(received.notifications()).hasSize(1);
    }

    @Test
    void streamThatEndsEarly_hasNoAnswer() throws IOException {
        assertThat(Received.ofStream(in("data: {\"method\":\"x\"}\n"), JSON, message -> false).answer().isMissingNode())
                .isTrue();
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
