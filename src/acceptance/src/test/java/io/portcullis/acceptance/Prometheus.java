package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Deadline;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;

/** A Prometheus that looks at one server every second. Ends with {@link #close()}. */
final class Prometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String MISSING = "there is no %s on the path. It is in the Debian package prometheus; .ci/run gets it";

    private final int port = Launch.freePorts(1).get(0);
    private final Path folder;
    private final Process process;

    private Prometheus(Path folder) {
        this.folder = folder;
        this.process = run(List.of("prometheus", "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus-" + port), "--web.listen-address=127.0.0.1:" + port));
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param managementPort of the server
     * @param rules its alerts
     * @param folder where everything of it is kept
     */
    static Prometheus of(int managementPort, String rules, Path folder) {
        try {
            Files.writeString(folder.resolve("rules.yml"), rules);
            Files.writeString(folder.resolve("prometheus.yml"), """
                    global:
                      scrape_interval: 1s
                      evaluation_interval: 1s
                    rule_files: [rules.yml]
                    scrape_configs:
                      - job_name: starter
                        metrics_path: /q/metrics
                        static_configs: [{targets: ['localhost:%d']}]
                    """.formatted(managementPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Prometheus prometheus = new Prometheus(folder);
        Deadline.within(PATIENCE, () -> Http.isOpen(prometheus.port));
        return prometheus;
    }

    /** What promtool says to these arguments, which has to be good. */
    static void promtool(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process tool = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), UTF_8);
            assertThat(tool.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new AssertionError(MISSING.formatted("promtool"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The results of an expression, which has to be a good one. */
    JsonNode query(String expression) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
        assertThat(answer.path("status").asText()).as(expression + "\n" + answer).isEqualTo("success");
        return answer.at("/data/result");
    }

    /** The names of the alerts that fire. */
    Set<String> firing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : get("/api/v1/alerts").at("/data/alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.at("/labels/alertname").asText());
            }
        }
        return names;
    }

    /** Its rules, as it has read them. */
    JsonNode rules() {
        return get("/api/v1/rules").at("/data/groups/0/rules");
    }

    private JsonNode get(String path) {
        return Json.parse(Http.answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))).text());
    }

    private Process run(List<String> command) {
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.txt").toFile()).start();
        } catch (IOException e) {
            throw new AssertionError(MISSING.formatted(command.get(0)), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
