package io.portcullis.deployment.wire;

import java.io.IOException;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.QuarkusUnitTest;

/** Conversations with a server that has entries of every kind and remembers clients that shook hands. */
class HarbourTranscriptTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.lists.page-size=4", "portcullis.asking.max-rounds=3",
            "portcullis.legacy.allow-http-sse=true", "portcullis.limits.max-buckets=1000");

    static java.util.stream.Stream<String> conversations() throws IOException {
        return Transcripts.in("harbour");
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void conversation_goesAsWritten(String name) throws IOException {
        Transcripts.play(name);
    }
}
