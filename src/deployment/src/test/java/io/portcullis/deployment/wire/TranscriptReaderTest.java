package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transcript that proves nothing must not pass for one that does. */
class TranscriptReaderTest {

    @TempDir
    Path directory;

    private final Kept kept = new Kept();

    @Test
    void rows_areThoseOfCommentsAndTitles() throws IOException {
        assertThat(read("# about (D-01)\n== X-02 G1-03: it goes\n> K-01: x\n").rows()).containsExactly("D-01", "G1-03", "X-02");
    }

    @ParameterizedTest
    @ValueSource(strings = { "# nothing\n== it goes\n> x\n", "# D-99\n== it goes\n> x\n", "# D-01\n" })
    void transcriptOfNoRow_ofNoSuchRow_orWithoutAnExchange_fails(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("x.txt"), text);
        assertThatThrownBy(() -> Transcripts.play(file.toAbsolutePath().toString())).isInstanceOf(AssertionError.class);
    }

    @Test
    void lineThatIsNone_isAMistake() {
        assertThatThrownBy(() -> read("== x\nwhat is this\n")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"a\":1}|{\"a\":1}|true", "{\"a\":1}|{\"a\":1,\"b\":2}|false",
            "{\"a\":1,\"...\":\"*\"}|{\"a\":1,\"b\":2}|true", "{\"a\":\"*\"}|{\"a\":[1]}|true", "{\"a\":\"*\"}|{}|false",
            "[1]|[1,2]|false", "{\"a\":1}|{\"a\":\"1\"}|false", "{\"a\":1}|nothing|false", "[\"$x\",\"$x\"]|[1,1]|true",
            "[\"$x\",\"$x\"]|[1,2]|false", "result {\"a\":1}|{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"a\":1}}|true",
            "result {\"a\":1}|{\"jsonrpc\":\"2.0\",\"id\":8,\"result\":{\"a\":1}}|false",
            "error -1 no|{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-1,\"message\":\"no\"}}|true",
            "error -1 no|{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-1,\"message\":\"no\",\"data\":1}}|false" })
    void json_isComparedAsATree(String expected, String actual, boolean fits) {
        assertThat(kept.fits(expected, actual, "7")).isEqualTo(fits);
    }

    @Test
    void whatWasKept_isSaidAgain() {
        kept.fits("{\"id\":\"$id\"}", "{\"id\":\"abc\"}", "1");
        assertThat(kept.inserted("> Mcp-Session-Id: $id")).isEqualTo("> Mcp-Session-Id: abc");
    }

    private Transcript read(String text) throws IOException {
        return Transcript.read(Files.writeString(directory.resolve("x.txt"), text));
    }
}
