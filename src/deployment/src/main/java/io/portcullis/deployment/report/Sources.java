package io.portcullis.deployment.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where the source of a class is, as far as it can be found below the directory of the application. */
public final class Sources {

    private static final List<String> ROOTS = List.of("src/main/java", "src/main/kotlin");

    private final Path module;

    /** @param module the directory of the application's pom */
    public Sources(Path module) {
        this.module = module;
    }

    /** The source of a method given as {@code class#method}; empty when there is none. */
    Optional<Source> of(String place) {
        int end = place.indexOf('#');
        if (end < 0) {
            return Optional.empty();
        }
        String outermost = place.substring(0, end).replaceFirst("\\$.*", "").replace('.', '/');
        for (String root : ROOTS) {
            String file = root + "/" + outermost + (root.endsWith("kotlin") ? ".kt" : ".java");
            if (Files.isRegularFile(module.resolve(file))) {
                return Optional.of(new Source(file, line(module.resolve(file), place.substring(end + 1))));
            }
        }
        return Optional.empty();
    }

    /** The line that declares the method; 1 when it is not found. */
    private static int line(Path file, String method) {
        Pattern declared = Pattern.compile("^\\s.*[\\w>\\])]\\s+" + Pattern.quote(method) + "\\s*\\((?!.*;\\s*$).*");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (declared.matcher(lines.get(i)).matches() && !lines.get(i).contains("return ")) {
                    return i + 1;
                }
            }
            return 1;
        } catch (IOException e) { // not UTF-8, or gone
            return 1;
        }
    }

    /**
     * A line of a file.
     *
     * @param file below the directory of the application, with slashes
     * @param line from 1
     */
    record Source(String file, int line) {

        Map<String, Object> asLocation() {
            return new TreeMap<>(Map.of("artifactLocation", new TreeMap<>(Map.of("uri", file, "uriBaseId", "%SRCROOT%")),
                    "region", Map.of("startLine", line)));
        }
    }
}
