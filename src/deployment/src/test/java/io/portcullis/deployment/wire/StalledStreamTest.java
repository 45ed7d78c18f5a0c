package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A client that reads nothing any more is cut off, however much may wait for it. */
class StalledStreamTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.streaming.keep-alive=100ms",
            "portcullis.streaming.max-unsent=300M");

    @Test
    void clientThatTakesNoComment_isCutOff() throws Exception {
        try (Stream stream = Calls.modern("tools/call",
                "\"name\":\"flood\",\"arguments\":{\"ship\":\"stalled\"},\"_meta\":{\"progressToken\":1}").open()) {
            assertThat(stream.isStream()).isTrue();
            assertThat(Ship.of("stalled").isCancelledWithin(15_000)).isTrue();
        }
    }
}
