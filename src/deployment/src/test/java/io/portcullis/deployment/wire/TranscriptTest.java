package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.path.json.JsonPath;

/** Conversations with a server that has tools alone and remembers nobody. */
class TranscriptTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.server.name=town", "portcullis.server.version=1",
            "portcullis.server.instructions=Ask first.");

    static java.util.stream.Stream<String> conversations() throws IOException {
        return Transcripts.in("town");
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void conversation_goesAsWritten(String name) throws IOException {
        Transcripts.play(name);
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
