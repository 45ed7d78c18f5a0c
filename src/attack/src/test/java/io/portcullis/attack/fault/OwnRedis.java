package io.portcullis.attack.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;

import io.portcullis.rig.Command;
import io.portcullis.rig.Launch;
import redis.embedded.RedisServer;

/** A Redis of a test's own that can be stopped, frozen, filled and told lies. */
final class OwnRedis implements AutoCloseable {

    private final int port = Launch.freePorts(1).get(0);
    private RedisServer server;
    private String pid;

    OwnRedis() {
        start();
    }

    /** Configures a bank to share in it. */
    Launch sharedBy(Launch launch) {
        return sharedBy(launch, port);
    }

    /** The same over another port. */
    static Launch sharedBy(Launch launch, int port) {
        return launch.with("QUARKUS_REDIS_ACTIVE", "true").with("QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + port)
                .with("PORTCULLIS_REDIS_PREFIX", "bank");
    }

    int port() {
        return port;
    }

    void start() {
        try {
            server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pid = command("INFO", "server").lines().filter(line -> line.startsWith("process_id:")).findFirst().orElseThrow()
                .substring("process_id:".length()).strip();
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** What it answers to a command, as it comes. */
    String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((text + "*1\r\n$4\r\nQUIT\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all keys. */
    List<String> keys() {
        return command("KEYS", "*").lines().filter(line -> line.startsWith("{bank}")).toList();
    }

    @Override
    public void close() {
        thaw();
        stop();
    }

    private void signal(String signal) {
        Command.of(new ProcessBuilder("kill", signal, pid));
    }
}
