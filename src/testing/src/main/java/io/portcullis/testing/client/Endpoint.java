package io.portcullis.testing.client;

import java.net.URI;
import java.util.function.Supplier;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the application under test listens. Asked for each request: the port is known when the application has started. */
final class Endpoint {

    private static final String PORT = "quarkus.http.test-port";
    private static final String USUAL = "8081";

    private Endpoint() {
    }

    static Supplier<URI> of(String path) {
        return () -> URI.create("http://localhost:" + port(ConfigProvider.getConfig()) + path);
    }

    private static String port(Config config) {
        return config.getOptionalValue(PORT, String.class).orElse(USUAL);
    }
}
