package io.portcullis.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis of a test class's own, and clients of it. */
final class OwnRedis implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final int port;
    private final Vertx vertx = Vertx.vertx();
    private final List<Redis> clients = new ArrayList<>();
    private final String[] settings;
    private RedisServer server;
    private long pid;

    OwnRedis(String... settings) {
        this.port = freePort();
        this.settings = settings;
        start();
    }

    void start() {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"");
            for (String setting : settings) {
                builder.setting(setting);
            }
            server = builder.build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client with connections of its own, as another node would have. */
    RedisAPI client() {
        return RedisAPI.api(redis("redis://127.0.0.1:" + port, RedisClientType.STANDALONE));
    }

    RedisAPI clusterClient() {
        return RedisAPI.api(redis("redis://127.0.0.1:" + port, RedisClientType.CLUSTER));
    }

    Vertx vertx() {
        return vertx;
    }

    Redis redis() {
        return redis("redis://127.0.0.1:" + port, RedisClientType.STANDALONE);
    }

    Redis redis(String user, String password) {
        return redis("redis://" + user + ":" + password + "@127.0.0.1:" + port, RedisClientType.STANDALONE);
    }

    private Redis redis(String address, RedisClientType type) {
        Redis redis = Redis.createClient(vertx, new RedisOptions().setType(type).setConnectionString(address)
                .setMaxPoolSize(8).setMaxPoolWaiting(10_000));
        clients.add(redis);
        return redis;
    }

    /** Sends any command, and waits for what comes of it. */
    Response send(String command, Object... arguments) {
        Request request = Request.cmd(Command.create(command));
        for (Object argument : arguments) {
            request.arg(argument.toString());
        }
        if (clients.isEmpty()) {
            client();
        }
        return await(clients.get(0).send(request));
    }

    static <T> T await(Future<T> future) {
        return await(future.toCompletionStage());
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so; fails when it does not become so. */
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not become so within " + PATIENCE_SECONDS + " seconds");
            }
            Thread.onSpinWait();
        }
    }

    /** Keeps it from answering, with all connections open. */
    void freeze() {
        pid = Long.parseLong(send("INFO", "server").toString().replaceAll("(?s).*process_id:(\\d+).*", "$1"));
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.forEach(Redis::close);
        await(vertx.close());
        stop();
    }
}
