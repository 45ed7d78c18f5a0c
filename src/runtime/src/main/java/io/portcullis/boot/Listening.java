package io.portcullis.boot;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /** An address that anybody may write into a header is no address: it decides limits and stands in the audit. */
    void run(List<String> problems) {
        boolean forwarded = Stream.of("proxy-address-forwarding", "allow-forwarded", "allow-x-forwarded")
                .anyMatch(key -> config.getOptionalValue("quarkus.http.proxy." + key, Boolean.class).orElse(false));
        if (forwarded && config.getOptionalValue("quarkus.http.proxy.trusted-proxies", String.class).isEmpty()) {
            problems.add("quarkus.http.proxy.trusted-proxies is missing: without it, every client may forge its address");
        }
    }

    boolean onLoopback() {
        return LOOPBACK.contains(host());
    }
}
