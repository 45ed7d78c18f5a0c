package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A browser that a script of {@code interop} drives. */
public final class Browser {

    private static final int PATIENCE_SECONDS = 150;

    private Browser() {
    }

    /**
     * Looks at something.
     *
     * @param script its name, without the ending; its second argument is a folder for pictures
     * @param what its first argument
     * @return what was seen: the last line the script wrote
     */
    public static JsonNode look(String script, String what, Map<String, String> environment) throws Exception {
        Path scripts = Path.of(System.getProperty("interop.scripts"));
        assertThat(scripts.resolve("node_modules")).as("run npm ci in src/acceptance/interop").isDirectory();
        Path output = Files.createTempFile(script, ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder("node", script + ".mjs", what, System.getProperty("interop.pictures"))
                    .directory(scripts.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            List<String> lines = Files.readAllLines(output);
            assertThat(ended && process.exitValue() == 0).as(String.join("\n", lines)).isTrue();
            return new ObjectMapper().readTree(lines.get(lines.size() - 1));
        } finally {
            Files.delete(output);
        }
    }
}
