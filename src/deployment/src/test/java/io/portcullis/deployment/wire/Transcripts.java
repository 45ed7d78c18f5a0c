package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The conversations in the resources of the tests, and the rows of the requirements they are about. */
final class Transcripts {

    private static final Path ALL = Path.of("src/test/resources/transcripts");

    private Transcripts() {
    }

    /** The names of all in that directory. */
    static java.util.stream.Stream<String> in(String directory) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(ALL.resolve(directory))) {
            return files.map(file -> directory + "/" + file.getFileName()).sorted().toList().stream();
        }
    }

    /** Plays one, which has to cite rows that exist. */
    static void play(String name) throws IOException {
        Transcript transcript = Transcript.read(ALL.resolve(name));
        assertThat(transcript.size()).isPositive();
        assertThat(transcript.rows()).isNotEmpty().isSubsetOf(rows());
        assertThat(transcript.play()).isEmpty();
    }

    /** The ids of the rows. */
    static Set<String> rows() throws IOException {
        return Files.readAllLines(ALL.resolveSibling("requirements.txt")).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(' '))).collect(Collectors.toSet());
    }
}
