package io.portcullis.attack.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
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
import io.portcullis.rig.Pause;

/**
 * An OpenID provider that answers as it is told to, about opaque tokens, each of which is one of a clerk, and with the keys
 * that others are signed with.
 */
final class FakeProvider implements AutoCloseable {

    private static final int PADDING = 30_000_000;
    private static final Duration DELAY = Duration.ofMillis(700);

    private static final KeySet OTHER = new KeySet();

    private final int port = Launch.freePorts(1).get(0);
    private final String audience;
    private final KeySet keys = new KeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Manner manner = Manner.RIGHT;
    private volatile Manner publishes = Manner.RIGHT;
    private volatile String elsewhere = "";
    private volatile CountDownLatch end = new CountDownLatch(1);

    /** How it answers. */
    enum Manner {
        RIGHT,
        LATE,
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
        HUGE,
        // of keys
        NO_KEYS,
        OTHER_KEYS,
        ELSEWHERE
    }

    FakeProvider(String audience) {
        this.audience = audience;
        comesBack();
    }

    /** Configures a bank to ask it, about every token anew. */
    Launch trustedBy(Launch launch) {
        return named(launch).with("QUARKUS_OIDC_CLIENT_ID", "bank")
                .with("QUARKUS_OIDC_CREDENTIALS_SECRET", "a-secret-between-the-two")
                .with("PORTCULLIS_IDENTITY_TOKENS_INTROSPECTED_BY", "default");
    }

    /** Configures a bank to take what it signs, with keys that are hardly ever young enough. */
    Launch signingFor(Launch launch) {
        return named(launch).with("PORTCULLIS_IDENTITY_TOKENS_MAX_KEY_AGE", KeySet.MAX_AGE.toSeconds() + "S")
                .with("PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "1000000");
    }

    private Launch named(Launch launch) {
        return launch.with("QUARKUS_OIDC_TENANT_ENABLED", "true").with("QUARKUS_OIDC_AUTH_SERVER_URL", issuer())
                .with("PORTCULLIS_IDENTITY_CACHE_TTL", "0S").with("PORTCULLIS_IDENTITY_TOKENS_CLAIMS_ROLES", "groups")
                .with("PORTCULLIS_RESOURCE_URL", audience).with("PORTCULLIS_TRANSPORT_ALLOWED_HOSTS",
                        "localhost:" + launch.port());
    }

    KeySet keys() {
        return keys;
    }

    void answers(Manner other) {
        manner = other;
        goOn();
    }

    void publishes(Manner other) {
        publishes = other;
        goOn();
    }

    /** Sends whoever wants its keys to another one. */
    void sendsTo(FakeProvider other) {
        elsewhere = other.issuer() + "/keys";
        publishes(Manner.ELSEWHERE);
    }

    /** A token for a clerk, with a key of this one. */
    String token(String key) {
        return keys.token(key, claims());
    }

    private void goOn() {
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
        server.createContext("/keys", this::publish);
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
        claims.put("active", true);
        answer(exchange, manner, claims);
    }

    private void publish(HttpExchange exchange) throws IOException {
        keys.asked();
        Manner now = publishes;
        if (now == Manner.ELSEWHERE) {
            exchange.getResponseHeaders().set("Location", elsewhere);
            answer(exchange, 302, "");
            return;
        }
        answer(exchange, now, switch (now) {
            case NO_KEYS -> KeySet.none();
            case OTHER_KEYS -> OTHER.published();
            default -> keys.published();
        });
    }

    private void answer(HttpExchange exchange, Manner now, Map<String, Object> right) throws IOException {
        switch (now) {
            case BROKEN -> answer(exchange, 500, Json.write(right));
            case GARBAGE -> answer(exchange, 200, "<html>" + Json.write(right));
            case NO_OBJECT -> answer(exchange, 200, "[" + Json.write(right) + "]");
            case NOTHING -> answer(exchange, 200, "");
            case CUT_OFF -> cutOff(exchange, Json.write(right));
            case NEVER -> await(exchange);
            default -> answer(exchange, 200, Json.write(twisted(now, right)));
        }
    }

    /** What its tokens say. */
    Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of("iss", issuer(), "aud", audience, "sub", "token-clerk", "client_id", "app",
                "groups", new String[] { "clerk" }, "iat", now, "exp", now + 600));
    }

    private static Map<String, Object> twisted(Manner now, Map<String, Object> claims) {
        switch (now) {
            case LATE -> Pause.of(DELAY);
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
