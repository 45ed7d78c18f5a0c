package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.path.json.JsonPath;

/** Conversations with the server, one file for each topic and revision. */
class TranscriptTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.server.name=town", "portcullis.server.version=1",
            "portcullis.server.instructions=Ask first.");

    @ParameterizedTest
    @ValueSource(strings = { "eras", "modern-lifecycle", "modern-headers", "modern-tools", "tools-list", "handshake-2025-11-25",
            "handshake-2025-06-18", "handshake-2025-03-26" })
    void conversation_goesAsWritten(String name) throws IOException {
        Transcript transcript = Transcript.read(Path.of("src/test/resources/transcripts", name + ".txt"));
        assertThat(transcript.size()).isPositive();
        assertThat(transcript.play()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "2026-07-28, true, true, true", "2025-11-25, true, true, false", "2025-06-18, true, true, false",
            "2025-03-26, false, false, false" })
    void list_saysWhatTheRevisionKnows(String revision, boolean title, boolean schema, boolean schemaOfAList)
            throws IOException { // T-06
        Post list = revision.equals(Mcp.MODERN) ? Post.modern("tools/list", "") : Post.handshake(revision, "tools/list", "");
        String tools = "result.tools.find { it.name == '%s' }.%s";
        JsonPath answer = list.send().json();
        assertThat(answer.<Object> get(tools.formatted("weather", "title")) != null).isEqualTo(title);
        assertThat(answer.<Object> get(tools.formatted("weather", "outputSchema")) != null).isEqualTo(schema);
        assertThat(answer.<Object> get(tools.formatted("forecast", "outputSchema")) != null).isEqualTo(schemaOfAList);
        assertThat(answer.getString(tools.formatted("weather", "inputSchema.properties.city.type"))).isEqualTo("string");
    }
}
