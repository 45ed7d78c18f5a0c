package io.portcullis.boot;

import java.util.Set;

import org.eclipse.microprofile.config.Config;

/** Where the HTTP server listens. */
final class Listening {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Config config;

    Listening(Config config) {
        this.config = config;
    }

    String host() {
        return config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
    }

    int port() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    }

    boolean onLoopback() {
        return LOOPBACK.contains(host());
    }
}
