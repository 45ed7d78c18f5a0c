package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Dockerfiles of the starter say. No image is built by tests. */
class DockerfilesIT {

    private static final Path FOLDER = ComposeStack.PROJECT.resolve("src/main/docker");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith("ignore")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void image_runsAsAUserWithoutPrivileges(Path file) {
        List<String> image = Dockerfile.of(file).image();

        assertThat(Dockerfile.last(image, "USER")).matches("[1-9]\\d*:\\d+");
        assertThat(image.subList(image.indexOf("USER " + Dockerfile.last(image, "USER")), image.size()))
                .noneMatch(line -> line.startsWith("RUN ") || line.startsWith("COPY "));
    }

    @ParameterizedTest
    @MethodSource("files")
    void image_bringsNothingFromElsewhere(Path file) {
        for (List<String> stage : Dockerfile.of(file).stages()) {
            assertThat(stage).noneMatch(line -> line.startsWith("ADD "))
                    .noneMatch(line -> line.matches("RUN .*\\b(curl|wget)\\b.*"));
            assertThat(stage.get(0)).matches("FROM (scratch|[a-z0-9./-]+:[\\w.-]*\\d[\\w.-]*)( AS [a-z]+)?");
            assertThat(stage).noneMatch(line -> line.matches("(ENV|ARG) .*(PASSWORD|SECRET|TOKEN).*"));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void program_isTheFirstProcessItself(Path file) {
        assertThat(Dockerfile.of(file).image()).filteredOn(line -> line.matches("(ENTRYPOINT|CMD) .*"))
                .allMatch(line -> line.matches("\\w+ \\[\".*\"]"));
    }

    @Test
    void application_isWhereItsVolumesAndHealthChecksExpectIt() {
        for (String name : List.of("Dockerfile.jvm", "Dockerfile.native")) {
            List<String> image = Dockerfile.of(FOLDER.resolve(name)).image();
            assertThat(Dockerfile.last(image, "USER")).isEqualTo("10001:10001");
            assertThat(Dockerfile.last(image, "EXPOSE")).isEqualTo("8080 9000");
            assertThat(image)
                    .anyMatch(line -> line.contains("10001") && line.contains("0700") && line.contains("/var/lib/audit"));
        }
    }

    @Test
    void whatIsSentToABuild_leavesOutEverythingThatIsNotNamed() throws IOException {
        for (String name : List.of("Dockerfile.jvm", "Dockerfile.native")) {
            List<String> lines = Files.readAllLines(FOLDER.resolve(name + ".dockerignore"));
            assertThat(lines.get(0)).isEqualTo("*");
            assertThat(lines).doesNotContain("!.env");
        }
    }
}
