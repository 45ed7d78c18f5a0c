package io.portcullis.attack.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;

/** An OpenID provider of opaque tokens that answers as it is told to. Every token is one of the caller that it names. */
final class FakeProvider implements AutoCloseable {

    private static final int PADDING = 30_000_000;

    private final int port = Launch.freePorts(1).get(0);
    private final String audience;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Manner manner = Manner.RIGHT;
    private volatile CountDownLatch end = new CountDownLatch(1);

    /** How it answers questions about tokens. */
    enum Manner {
        RIGHT,
        // it is of no use
        BROKEN,
        GARBAGE,
        NO_OBJECT,
        NOTHING,
        CUT_OFF,
        NEVER,
        // it says what it should not
        INACTIVE,
        OTHER_AUDIENCE,
        NO_AUDIENCE,
        OTHER_ISSUER,
        EXPIRED,
        NO_EXPIRY,
        NO_SUBJECT,
        HUGE
    }

    FakeProvider(String audience) {
        this.audience = audience;
        comesBack();
    }

    /** Configures a bank to ask it, about every token anew. */
    Launch trustedBy(Launch launch) {
        return launch.with("QUARKUS_OIDC_TENANT_ENABLED", "true").with("QUARKUS_OIDC_AUTH_SERVER_URL", issuer())
                .with("QUARKUS_OIDC_CLIENT_ID", "bank").with("QUARKUS_OIDC_CREDENTIALS_SECRET", "a-secret-between-the-two")
                .with("PORTCULLIS_IDENTITY_TOKENS_INTROSPECTED_BY", "default").with("PORTCULLIS_IDENTITY_CACHE_TTL", "0S")
                .with("PORTCULLIS_IDENTITY_TOKENS_CLAIMS_ROLES", "groups")
                .with("PORTCULLIS_RESOURCE_URL", audience).with("PORTCULLIS_TRANSPORT_ALLOWED_HOSTS",
                        "localhost:" + launch.port());
    }

    void answers(Manner other) {
        manner = other;
        end.countDown();
        end = new CountDownLatch(1);
    }

    void goesAway() {
        end.countDown();
        server.stop(0);
    }

    void comesBack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, Json.write(Map.of(
                "issuer", issuer(), "jwks_uri", issuer() + "/keys", "introspection_endpoint", issuer() + "/introspect",
                "token_endpoint", issuer() + "/token", "authorization_endpoint", issuer() + "/authorize"))));
        server.createContext("/keys", exchange -> answer(exchange, 200, "{\"keys\":[]}"));
        server.createContext("/introspect", this::introspect);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public void close() {
        goesAway();
        threads.shutdownNow();
    }

    private String issuer() {
        return "http://localhost:" + port;
    }

    private void introspect(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Map<String, Object> claims = claims();
        switch (manner) {
            case BROKEN -> answer(exchange, 500, Json.write(claims));
            case GARBAGE -> answer(exchange, 200, "<html>" + Json.write(claims));
            case NO_OBJECT -> answer(exchange, 200, "[" + Json.write(claims) + "]");
            case NOTHING -> answer(exchange, 200, "");
            case CUT_OFF -> cutOff(exchange, Json.write(claims));
            case NEVER -> await(exchange);
            default -> answer(exchange, 200, Json.write(twisted(claims)));
        }
    }

    private Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of("active", true, "iss", issuer(), "aud", audience, "sub", "token-clerk", "client_id", "app",
                "groups", new String[] { "clerk" }, "iat", now, "exp", now + 600));
    }

    private Map<String, Object> twisted(Map<String, Object> claims) {
        switch (manner) {
            case INACTIVE -> claims.put("active", false);
            case OTHER_AUDIENCE -> claims.put("aud", "https://elsewhere.example/mcp");
            case NO_AUDIENCE -> claims.remove("aud");
            case OTHER_ISSUER -> claims.put("iss", "https://issuer.example");
            case EXPIRED -> claims.put("exp", Instant.now().getEpochSecond() - 3_600);
            case NO_EXPIRY -> claims.remove("exp");
            case NO_SUBJECT -> claims.remove("sub");
            case HUGE -> claims.put("padding", "x".repeat(PADDING));
            default -> {
            }
        }
        return claims;
    }

    private void await(HttpExchange exchange) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void cutOff(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length() + 10L);
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        exchange.close();
    }
}
