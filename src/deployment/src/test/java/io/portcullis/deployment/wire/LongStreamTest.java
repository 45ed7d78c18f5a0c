package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Progress;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** A call that tells its progress ten thousand times. */
class LongStreamTest {

    private static final int EVENTS = 10_000;

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + Wire.lines("portcullis.streaming.progress-interval=0",
            "portcullis.streaming.max-unsent=8M"), Counter.class);

    @RequiresRole("reader")
    public static class Counter {

        @Tool
        int count(int to, Progress progress) {
            for (int i = 1; i <= to; i++) {
                progress.send(i, to);
            }
            return to;
        }
    }

    @Test
    void everyEvent_arrivesInItsOrder_andThenTheAnswer() throws IOException {
        try (Stream stream = Calls.modern("tools/call", "\"name\":\"count\",\"arguments\":{\"to\":" + EVENTS
                + "},\"_meta\":{\"progressToken\":1}").open()) {
            for (int i = 1; i <= EVENTS; i++) {
                JsonNode event = stream.message();
                assertThat(event.get("method").textValue()).isEqualTo("notifications/progress");
                assertThat(event.at("/params/progress").intValue()).isEqualTo(i);
            }
            assertThat(stream.message().at("/result/content/0/text").textValue()).isEqualTo(Integer.toString(EVENTS));
            assertThat(stream.next()).isNull();
        }
    }
}
