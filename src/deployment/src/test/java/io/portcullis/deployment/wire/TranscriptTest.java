package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/** Conversations with the server, one file for each topic and revision. */
class TranscriptTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.server.name=town", "portcullis.server.version=1",
            "portcullis.server.instructions=Ask first.");

    @ParameterizedTest
    @ValueSource(strings = { "eras", "modern-lifecycle", "modern-headers", "modern-tools", "handshake-2025-11-25",
            "handshake-2025-06-18", "handshake-2025-03-26" })
    void conversation_goesAsWritten(String name) throws IOException {
        Transcript transcript = Transcript.read(Path.of("src/test/resources/transcripts", name + ".txt"));
        assertThat(transcript.size()).isPositive();
        assertThat(transcript.play()).isEmpty();
    }
}
