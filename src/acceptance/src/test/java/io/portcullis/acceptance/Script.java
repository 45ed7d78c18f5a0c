package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Json;

/** Scripts of {@code interop/}, which say in their last line what they saw. */
final class Script {

    private static final int PATIENCE_SECONDS = 180;

    private Script() {
    }

    /**
     * Runs one to its end.
     *
     * @param name of the file its output is kept in
     * @param command the script and its arguments
     * @return what it saw
     */
    static JsonNode run(String name, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path scripts = Path.of(System.getProperty("interop.scripts"));
        assertThat(scripts.resolve("node_modules")).as("run npm ci in src/acceptance/interop").isDirectory();
        Path output = Files.createTempFile(Files.createDirectories(Path.of(System.getProperty("starter.runs"), "interop")),
                name,
                ".txt");
        List<String> node = new ArrayList<>(List.of("node"));
        node.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(node).directory(scripts.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return Json.parse(text.lines().reduce((line, next) -> next).orElseThrow()); // warnings come before
    }
}
