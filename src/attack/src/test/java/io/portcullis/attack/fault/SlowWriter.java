package io.portcullis.attack.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import io.portcullis.rig.Server;

/**
 * Makes the disk slow for the thread of a server that writes its audit, by strace. Whoever may not trace leaves the test out.
 */
final class SlowWriter implements AutoCloseable {

    /** As the system cuts it. */
    private static final String THREAD = "portcullis-audi";
    private static final String CALLS = "pwrite64,fdatasync,fsync";

    private final Process tracer;

    private SlowWriter(Process tracer) {
        this.tracer = tracer;
    }

    /** @param delay how long each write takes, and each wait for the disk */
    static SlowWriter of(Server server, Duration delay) throws IOException {
        Process tracer = new ProcessBuilder("strace", "-o", "/dev/null", "-e", "trace=" + CALLS, "-e",
                "inject=" + CALLS + ":delay_enter=" + delay.toMillis() * 1_000, "-p", thread(server))
                .redirectErrorStream(true).start();
        String said = new BufferedReader(new InputStreamReader(tracer.getInputStream(), UTF_8)).readLine();
        Assumptions.assumeTrue(said != null && said.endsWith("attached"), "may not trace: " + said);
        return new SlowWriter(tracer);
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, "strace")));
    }

    private static String thread(Server server) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(server.pid()), "task"))) {
            return threads.filter(each -> name(each).equals(THREAD)).findFirst().orElseThrow().getFileName().toString();
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            tracer.destroy();
            tracer.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
