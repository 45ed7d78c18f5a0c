package io.portcullis.rig;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** A packaged application, running. Ends with {@link #close()}. */
public final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Launch launch;
    private final Process process;

    Server(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /** A client of revision 2026-07-28 with a key. */
    public ModernClient client(ApiKey key) {
        return new ModernClient(launch.url()).with("X-API-Key", key.secret());
    }

    /** A client of revision 2026-07-28 without any credential. */
    public ModernClient stranger() {
        return new ModernClient(launch.url());
    }

    /** The address of the MCP endpoint. */
    public String url() {
        return launch.url();
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** Everything it has written so far, to either stream. */
    public String output() {
        return launch.output();
    }

    /** The audit so far. */
    public List<JsonNode> audit() {
        return output().lines().filter(line -> line.contains("[portcullis.audit]"))
                .map(line -> Json.parse(line.substring(line.indexOf('{')))).toList();
    }

    /** The audit records that are wanted; the first of them is waited for, since records are written soon after the answer. */
    public List<JsonNode> audit(Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> found = audit().stream().filter(wanted).toList();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            Pause.brief();
            found = audit().stream().filter(wanted).toList();
        }
        return found;
    }

    /** The metrics of the starter as Prometheus reads them: one line each. */
    public List<String> metrics() {
        return Http.send(HTTP, HttpRequest.newBuilder(metricsUrl()).build(), BodyHandlers.ofString()).body().lines()
                .filter(line -> !line.startsWith("#")).toList();
    }

    public void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!serves()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new AssertionError("the application does not serve:\n" + output());
            }
            Pause.brief();
        }
    }

    /** Ends it like a power cut does, as far as the process is concerned. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private boolean serves() {
        return launch.ports().stream().allMatch(Http::isOpen);
    }

    private URI metricsUrl() {
        return URI.create("http://localhost:" + launch.managementPort() + "/q/metrics");
    }
}
