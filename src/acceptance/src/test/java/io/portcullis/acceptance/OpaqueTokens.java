package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Http;

/**
 * Hands out opaque tokens in place of those of a realm, as gateways do that keep the tokens of their provider to themselves.
 * Keycloak has none of its own. Whoever asks about one is answered by the realm, about the token behind it.
 */
final class OpaqueTokens implements AutoCloseable {

    private final Map<String, String> behind = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Realm realm;

    private OpaqueTokens(HttpServer server, Realm realm) {
        this.server = server;
        this.realm = realm;
    }

    static OpaqueTokens of(Realm realm) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OpaqueTokens tokens = new OpaqueTokens(server, realm);
            server.createContext("/introspect", tokens::introspect);
            server.setExecutor(tokens.threads);
            server.start();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to ask about them. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/introspect";
    }

    /** A token that says nothing about itself, good for as long as the other one. */
    String insteadOf(String token) {
        String opaque = UUID.randomUUID().toString();
        behind.put(opaque, token);
        return opaque;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void introspect(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            form.computeIfPresent("token", (name, token) -> behind.getOrDefault(token, token));
            Answer answer = Http.post(URI.create(realm.endpoint("token/introspect")), form, Map.of());
            byte[] body = answer.text().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (UncheckedIOException e) { // the realm is away: so is this
            exchange.close();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }
}
