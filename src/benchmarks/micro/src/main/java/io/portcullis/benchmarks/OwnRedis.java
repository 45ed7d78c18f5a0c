package io.portcullis.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;

import redis.embedded.RedisServer;

/** A Redis on the port that is given, until the process ends. */
public final class OwnRedis {

    private OwnRedis() {
    }

    public static void main(String[] arguments) throws Exception {
        RedisServer redis = RedisServer.newRedisServer().port(Integer.parseInt(arguments[0])).bind("127.0.0.1")
                .setting("save \"\"").build();
        redis.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                redis.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        Thread.currentThread().join();
    }
}
