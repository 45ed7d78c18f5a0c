package io.portcullis.key;

import static org.assertj.core.api.Assertions.assertThat;

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

import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

class KeyCommandTest {

    private static final Optional<Instant> END = Optional.of(Instant.parse("2030-01-01T00:00:00Z"));
    private static final Pattern KEY = Pattern.compile("pck_([0-9a-f]{12})_[0-9a-f]{64}");

    private final Grant grant = new Grant("Alice & Co", Optional.of("acme"), Set.of("reader", "editor"), Set.of("a:b"));

    @TempDir
    Path directory;

    @Test
    void key_isShownOnce() {
        assertThat(KEY.matcher(printed()).results()).hasSize(1);
    }

    @Test // what it writes is what the server reads
    void linesForTheFile_letTheKeyIn() throws IOException {
        String printed = printed();
        Matcher key = KEY.matcher(printed);
        assertThat(key.find()).isTrue();
        String lines = printed.lines().map(String::strip).filter(line -> line.startsWith(key.group(1) + "."))
                .collect(Collectors.joining("\n"));
        KeyFile file = KeyFile.at(Files.writeString(directory.resolve("keys"), lines));
        assertThat(file.find(key.group(1)))
                .contains(new StoredApiKey(key.group(1), StoredApiKey.digestOf(key.group()), grant, END));
    }

    @Test
    void linesForTheConfiguration_areTheSame() {
        List<String> lines = printed().lines().map(String::strip).toList();
        List<String> ofFile = lines.stream().filter(line -> line.matches("[0-9a-f]{12}\\..*")).toList();
        assertThat(lines).containsAll(ofFile.stream().map(line -> "portcullis.identity.api-keys.\""
                + line.substring(0, 12) + "\"" + line.substring(12)).toList());
        assertThat(ofFile).hasSize(6);
    }

    @Test
    void keyForAFile_goesIntoTheFileAndOpensItsDoor(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.properties");
        String first = printed(Optional.of(file));
        String second = printed(Optional.of(file));
        assertThat(first).doesNotContain("digest=");
        for (String printed : List.of(first, second)) {
            String id = printed.substring(printed.indexOf("pck_") + 4).split("_")[0];
            assertThat(KeyFile.at(file).find(id)).hasValueSatisfying(key -> assertThat(key.grant()).isEqualTo(grant));
        }
    }

    private String printed() {
        return printed(Optional.empty());
    }

    private String printed(Optional<Path> file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            KeyCommand.print(new KeyRequest(grant, END, file), new PrintStream(out, true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
