package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Keys;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

class KeyCommandTest {

    private static final Optional<Instant> END = Optional.of(Instant.parse("2030-01-01T00:00:00Z"));
    private static final Pattern KEY = Pattern.compile("pck_([0-9a-f]{12})_[0-9a-f]{64}");

    @TempDir
    Path directory;

    @Test
    void key_isShownOnce() {
        assertThat(KEY.matcher(printed("alice", Optional.empty())).results()).hasSize(1);
    }

    @ParameterizedTest // what it writes is what the server reads, and no name becomes a line of its own
    @ValueSource(strings = { "alice", "Alice & Co", "a=b:c#d", "back\\slash", "two\nbob.roles=admin", "\u00e9", "\\u0041" })
    void linesItShows_letTheKeyIn(String client) throws IOException {
        String printed = printed(client, Optional.empty());
        Matcher key = key(printed);
        String lines = printed.lines().map(String::strip).filter(line -> line.startsWith(key.group(1) + "."))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(directory.resolve("keys"), lines);
        assertThat(KeyFile.at(file).find(key.group(1))).contains(expected(key, client));
    }

    @Test
    void linesForTheConfiguration_areTheSame() {
        List<String> lines = printed("alice", Optional.empty()).lines().map(String::strip).toList();
        List<String> ofFile = lines.stream().filter(line -> line.matches("[0-9a-f]{12}\\..*")).toList();
        assertThat(lines).containsAll(ofFile.stream().map(line -> "portcullis.identity.api-keys.\""
                + line.substring(0, 12) + "\"" + line.substring(12)).toList());
        assertThat(ofFile).hasSize(6);
    }

    @Test // also behind a last line that did not end
    void fileItIsAddedTo_keepsItsKeys() throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "bob.digest=" + StoredApiKey.digestOf(Keys.text("bob")));
        Matcher key = key(printed("alice", Optional.of(file)));
        assertThat(KeyFile.at(file).find("bob")).contains(Keys.stored("bob"));
        assertThat(KeyFile.at(file).find(key.group(1))).contains(expected(key, "alice"));
    }

    @Test
    void file_isMadeAndNeverHoldsAKey() throws IOException {
        Path file = directory.resolve("keys");
        String printed = printed("alice", Optional.of(file));
        printed("carol", Optional.of(file));
        assertThat(Files.readString(file)).doesNotContain("pck_").contains("client=alice", "client=carol");
        assertThat(printed).doesNotContain("sha256:");
    }

    @Test
    void keyThatCannotBeKept_isNotShown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatIOException().isThrownBy(() -> KeyCommand.print(request("alice", Optional.of(directory)),
                new PrintStream(out, true, StandardCharsets.UTF_8)));
        assertThat(out.size()).isZero();
    }

    private static Matcher key(String printed) {
        Matcher key = KEY.matcher(printed);
        assertThat(key.find()).isTrue();
        return key;
    }

    private static StoredApiKey expected(Matcher key, String client) {
        return new StoredApiKey(key.group(1), StoredApiKey.digestOf(key.group()), request(client, Optional.empty()).grant(),
                END);
    }

    private static String printed(String client, Optional<Path> file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            KeyCommand.print(request(client, file), new PrintStream(out, true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static KeyRequest request(String client, Optional<Path> file) {
        return new KeyRequest(new Grant(client, Optional.of("acme"), Set.of("reader", "editor"), Set.of("a:b")), END, file);
    }
}
