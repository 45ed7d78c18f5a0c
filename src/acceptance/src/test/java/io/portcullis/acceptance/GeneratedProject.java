package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.portcullis.rig.Command;
import io.portcullis.rig.Launch;

/** A project that the archetype plugin has made from the archetype, in an empty folder. */
final class GeneratedProject {

    private static final String ARTIFACT = "demo-tools";
    private static final String PLUGIN = "org.apache.maven.plugins:maven-archetype-plugin:"
            + System.getProperty("archetype.plugin");
    private static final StagedRepository REPOSITORY = StagedRepository.in(work().resolve("repository"));

    private final Path folder;

    private GeneratedProject(Path folder) {
        this.folder = folder;
    }

    /**
     * Generates {@code com.example.demo:demo-tools} with the package {@code com.example.demo.tools}.
     *
     * @param name names the folder in which it is made
     */
    static GeneratedProject in(String name, String... choices) {
        Command command = generate(name, choices);
        assertThat(command.status()).as(command.output()).isZero();
        return new GeneratedProject(work().resolve(name).resolve(ARTIFACT));
    }

    /** Only tries to. Later choices win over the names above. */
    static Command generate(String name, String... choices) {
        Path folder = emptied(work().resolve(name));
        List<String> words = new ArrayList<>(List.of(PLUGIN + ":generate", "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.portcullis", "-DarchetypeArtifactId=portcullis-archetype",
                "-DarchetypeVersion=" + StagedRepository.version(), "-DgroupId=com.example.demo", "-DartifactId=" + ARTIFACT,
                "-Dpackage=com.example.demo.tools", "-Dversion=2.3.0-SNAPSHOT"));
        words.addAll(Arrays.asList(choices));
        return maven(StagedRepository.root(), folder, words);
    }

    /** Runs the wrapper that is in it, and expects a good end. */
    void build(String... words) {
        Command command = maven(folder, folder, List.of(words));
        assertThat(command.status()).as(command.output()).isZero();
    }

    /** Writes the class of this name that the README shows, to where it says. */
    void writeFromReadme(String className) {
        Matcher block = Pattern.compile("`([^`]+/" + className + "\\.java)`:\n\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(text("README.md"));
        assertThat(block.find()).as("README.md shows " + className).isTrue();
        write(block.group(1), block.group(2));
    }

    /** Its packaged application. */
    Path application() {
        return folder.resolve("target/quarkus-app");
    }

    /** Of every file, relative to the project. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every text of it, one after the other. */
    String everything() {
        StringBuilder all = new StringBuilder();
        files().forEach(file -> all.append(text(file.toString())));
        return all.toString();
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path work() {
        return Path.of(System.getProperty("generated.projects"));
    }

    private static Command maven(Path wrapper, Path folder, List<String> words) {
        List<String> command = new ArrayList<>(List.of(wrapper.resolve("mvnw").toString(), "-B", "-ntp"));
        command.addAll(REPOSITORY.options());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(Launch::configures);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return Command.of(builder);
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
