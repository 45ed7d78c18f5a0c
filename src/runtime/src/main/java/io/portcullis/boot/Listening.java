package io.portcullis.boot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

/** Where the HTTP server listens, and over what. */
@Singleton
class Listening {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final String PROXY = "quarkus.http.proxy.";

    private final Config config;

    Listening(Config config) {
        this.config = config;
    }

    String host() {
        return text("quarkus.http.host").orElse("0.0.0.0");
    }

    int port() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    }

    /** An address that anybody may write into a header is no address: it decides limits and stands in the audit. */
    void run(List<String> problems) {
        if (forwards() && text(PROXY + "trusted-proxies").isEmpty()) {
            problems.add("quarkus.http.proxy.trusted-proxies is missing: without it, every client may forge its address");
        }
    }

    /** Whether anything is served at all; a command of the application may not. */
    boolean isServing() {
        return flag("quarkus.http.host-enabled", true) || flag("quarkus.http.domain-socket-enabled", false);
    }

    /** Whether nobody but this machine can connect. */
    boolean onLoopback() {
        return !isServing() || LOOPBACK.contains(host());
    }

    /** Whether requests without TLS are answered with more than the way to TLS, beyond loopback. */
    boolean servesPlainHttp() {
        String insecure = text("quarkus.http.insecure-requests").orElse("enabled").toLowerCase(Locale.ROOT);
        return !onLoopback() && insecure.equals("enabled");
    }

    /** Whether there are proxies that are believed what they say of a request. */
    boolean trustsProxies() {
        return forwards() && text(PROXY + "trusted-proxies").isPresent();
    }

    /** Whether certificates of clients are compared with a trust store of this server. */
    boolean hasTrustStore() {
        String tls = text("quarkus.http.tls-configuration-name").map(name -> "quarkus.tls." + name).orElse("quarkus.tls");
        String quoted = text("quarkus.http.tls-configuration-name").map(name -> "quarkus.tls.\"" + name + "\"")
                .orElse("quarkus.tls");
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .anyMatch(name -> name.startsWith(tls + ".trust-store.") || name.startsWith(quoted + ".trust-store.")
                        || name.startsWith("quarkus.http.ssl.certificate.trust-store-file"));
    }

    private boolean forwards() {
        return Stream.of("proxy-address-forwarding", "allow-forwarded", "allow-x-forwarded")
                .anyMatch(key -> flag(PROXY + key, false));
    }

    private boolean flag(String key, boolean usual) {
        return config.getOptionalValue(key, Boolean.class).orElse(usual);
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class);
    }
}
