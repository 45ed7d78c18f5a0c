package io.portcullis.archetype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {

    private static final Path STARTER = Path.of("../starter");

    @TempDir
    Path folder;

    @Test
    void whatIsIgnored_doesNotBelongToIt() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "target/\n.env\n*.iml\n");
        Files.createDirectories(folder.resolve("target/classes"));
        for (String file : List.of("target/classes/A.class", ".env", "x.iml", ".env.example", "a.txt")) {
            Files.writeString(folder.resolve(file), "");
        }
        assertThat(ProjectFiles.of(folder)).map(Path::toString).containsExactly(".env.example", ".gitignore", "a.txt");
    }

    @Test // in a clone, where git can be asked
    void filesOfTheStarter_areThoseThatGitWouldTrack() throws IOException {
        assumeTrue(Files.exists(Path.of("../../.git")));
        Process git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard")
                .directory(STARTER.toFile())
                .start();
        List<Path> tracked = new String(git.getInputStream().readAllBytes(), UTF_8).lines().map(Path::of)
                .filter(file -> Files.exists(STARTER.resolve(file))).toList();
        assertThat(ProjectFiles.of(STARTER)).containsExactlyInAnyOrderElementsOf(tracked).isNotEmpty();
    }
}
