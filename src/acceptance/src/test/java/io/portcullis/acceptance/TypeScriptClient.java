package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/** The official TypeScript clients. */
enum TypeScriptClient {

    /** {@code @modelcontextprotocol/client}. */
    MODERN("2026-07-28"),
    /** {@code @modelcontextprotocol/sdk}. */
    HANDSHAKE("2025-11-25");

    private static final int PATIENCE_SECONDS = 90;

    private final String revision;

    TypeScriptClient(String revision) {
        this.revision = revision;
    }

    /** What it speaks. */
    String revision() {
        return revision;
    }

    /** Its name in the folder of the scripts. */
    String script() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Runs an errand of {@code interop/} with this client.
     *
     * @return what it saw
     */
    JsonNode run(String errand, Server server, ApiKey key) throws IOException, InterruptedException {
        Path scripts = Path.of(System.getProperty("interop.scripts"));
        assertThat(scripts.resolve("node_modules")).as("run npm ci in src/acceptance/interop").isDirectory();
        Path output = Files.createTempFile(Files.createDirectories(Path.of(System.getProperty("starter.runs"), "interop")),
                script() + "-" + errand, ".txt");
        ProcessBuilder builder = new ProcessBuilder("node", "run.mjs", script(), errand).directory(scripts.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("MCP_URL", server.url());
        builder.environment().put("MCP_KEY", key.secret());
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return Json.parse(text);
    }
}
