package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** What a real server lets leave over HTTP: {@code portcullis.results}. */
class ResultsTest {

    private static final String SECRET = "correct, horse";
    private static final String HEARD = ",\"_meta\":{\"progressToken\":1,\"io.modelcontextprotocol/logLevel\":\"debug\"}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(
            Keys.properties() + Wire.lines("portcullis.results.canaries[0]=" + SECRET), Press.class);

    @ParameterizedTest
    @ValueSource(strings = { "print", "loose" })
    void whatNobodySees_doesNotLeave(String tool) throws IOException {
        Answer answer = call(tool, "a\\u202eb\\u200d");
        assertThat(answer.body()).contains("ab\u200d").doesNotContain("\u202e", "202e");
        assertThat(answer.json().getBoolean("result.isError")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "print", "loose" })
    void secret_doesNotLeave(String tool) throws IOException {
        Answer answer = call(tool, "the words are " + SECRET);
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.json().getBoolean("result.isError")).isTrue();
        assertThat(answer.body()).contains("The result was withheld").doesNotContain("horse");
    }

    @Test
    void resultThatBreaksItsPromise_doesNotLeave() throws IOException {
        Answer answer = Calls.modern("tools/call", "\"name\":\"lose\"").send();
        assertThat(answer.body()).contains("The result was withheld").doesNotContain("structuredContent");
    }

    @Test
    void messageOfAStream_leavesMended_orNotAtAll() throws IOException {
        assertThat(told("a\\u202eb")).contains("\"message\":\"ab\"", "\"data\":\"ab\"", "done");
        String plain = telling("the words are " + SECRET).send().body(); // no message, no stream
        assertThat(plain).doesNotContain("horse").contains("done");
    }

    private static String told(String text) throws IOException {
        StringBuilder heard = new StringBuilder();
        try (Stream stream = telling(text).open()) {
            JsonNode message = stream.message();
            while (!message.has("result")) {
                heard.append(message);
                message = stream.message();
            }
            return heard.append(message).toString();
        }
    }

    private static Post telling(String text) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"tell\",\"arguments\":{\"text\":\"" + text + "\"}" + HEARD);
    }

    private static Answer call(String tool, String text) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"" + tool + "\",\"arguments\":{\"text\":\"" + text + "\"}").send();
    }
}
