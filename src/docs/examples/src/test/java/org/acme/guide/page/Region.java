package org.acme.guide.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a source of this module. */
final class Region {

    private static final String BEGIN = "// region ";
    private static final String END = "// endregion";

    private Region() {
    }

    /**
     * What a page shall say.
     *
     * @param reference the end of the path of one file, and, after {@code #}, the name of a part; without it the type, without
     *        its package and imports
     */
    static String text(String reference) throws IOException {
        String[] parts = reference.split("#");
        List<String> lines = Files.readAllLines(file(parts[0]));
        List<String> wanted = parts.length == 1 ? type(lines) : part(lines, parts[1]);
        return wanted.stream().collect(Collectors.joining("\n")).stripIndent().strip() + "\n";
    }

    private static Path file(String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> found = files.filter(file -> file.endsWith(end)).toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException(end + " is the end of the path of " + found.size() + " files");
            }
            return found.get(0);
        }
    }

    private static List<String> type(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("package ") && !line.startsWith("import ")).toList();
    }

    private static List<String> part(List<String> lines, String name) {
        int begin = lines.stream().map(String::strip).toList().indexOf(BEGIN + name);
        if (begin < 0) {
            throw new IllegalArgumentException("no part is called " + name);
        }
        return lines.stream().skip(begin + 1L).takeWhile(line -> !line.strip().equals(END)).toList();
    }
}
