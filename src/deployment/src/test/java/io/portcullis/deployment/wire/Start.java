package io.portcullis.deployment.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One start of a packaged application, as an operator would type it. */
public final class Start implements Closeable {

    private static final int GLANCE_MILLIS = 10;
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path output;
    private final int port;

    private Start(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    public static Start of(Path jar, String... settings) throws IOException {
        return of(jar, freePort(), settings);
    }

    public static Start of(Path jar, int port, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port));
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of("-jar", jar.toString()));
        Path output = Files.createTempFile("start", ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new Start(process, output, port);
    }

    /** Whether the port was opened before the process ended. */
    public boolean listens() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (ConnectException e) {
                if (process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        }
        throw new AssertionError("neither listening nor ended: " + output());
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks the process to end, as an operator or an orchestrator does (SIGTERM). */
    public void terminate() {
        process.destroy();
    }

    /** Whether the process ended within that time. */
    public boolean isEndedWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    public int port() {
        return port;
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
