package io.portcullis.archetype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of a project that belong to it, as its {@code .gitignore} has it: not what a build or an editor has left there. */
final class ProjectFiles {

    /** The wrapper of the project fetches it. */
    private static final String FETCHED = "maven-wrapper.jar";

    private ProjectFiles() {
    }

    /** Relative to the folder, in one order everywhere. */
    static List<Path> of(Path folder) throws IOException {
        List<PathMatcher> ignored = ignored(folder.resolve(".gitignore"));
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize)
                    .filter(file -> StreamSupport.stream(file.spliterator(), false)
                            .noneMatch(name -> ignored.stream().anyMatch(matcher -> matcher.matches(name))))
                    .sorted(Comparator.comparing(Path::toString)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Names and patterns of names, each of which counts in any folder; the starter needs no others. */
    private static List<PathMatcher> ignored(Path file) throws IOException {
        List<String> patterns = new ArrayList<>(List.of(FETCHED));
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String> of()) {
            String pattern = line.strip().replaceFirst("/$", "");
            if (pattern.contains("/") || pattern.startsWith("!")) {
                throw new IllegalArgumentException(file + " has a pattern that is not understood here: " + line);
            }
            if (!pattern.isEmpty() && !pattern.startsWith("#")) {
                patterns.add(pattern);
            }
        }
        return patterns.stream().map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern)).toList();
    }
}
