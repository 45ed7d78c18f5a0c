package io.portcullis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.Json;

/**
 * How an image is made.
 *
 * @param stages the instructions of each stage, without comments, lines that go on joined
 */
record Dockerfile(List<List<String>> stages) {

    static Dockerfile of(Path path) {
        List<List<String>> stages = new ArrayList<>();
        try {
            String text = Files.readString(path).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
            text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                if (line.startsWith("FROM ")) {
                    stages.add(new ArrayList<>());
                }
                if (!stages.isEmpty()) { // not an argument of the whole file
                    stages.get(stages.size() - 1).add(line);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Dockerfile(stages);
    }

    /** The stage that becomes the image. */
    List<String> image() {
        return stages.get(stages.size() - 1);
    }

    /** What the image runs, as words. */
    List<String> entryPoint() {
        return Json.texts(Json.parse(last(image(), "ENTRYPOINT")));
    }

    /** Everything that follows an instruction of a stage, the last time it occurs. */
    static String last(List<String> stage, String instruction) {
        return stage.stream().filter(line -> line.startsWith(instruction + " ")).reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("there is no " + instruction)).substring(instruction.length() + 1);
    }

    /** The variables that a stage sets. */
    static Map<String, String> environment(List<String> stage) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String pair : last(stage, "ENV").split(" ")) {
            environment.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return environment;
    }
}
