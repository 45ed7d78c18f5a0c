package io.portcullis.deployment.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.credential.FakeProvider.Manner;
import io.vertx.core.json.JsonObject;

/** What is behind a {@link FakeProvider}: what it knows, the port where it is asked, and the desk where it is told. */
final class FakeProviderServer {

    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake provider");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<Endpoint, AtomicInteger> asked = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Manner> manners = new ConcurrentHashMap<>();
    private final int desk;
    private final int port;
    private HttpServer open;
    private volatile String keys = SigningKey.published();
    private volatile CountDownLatch waiting = new CountDownLatch(1);

    private FakeProviderServer(String name) throws IOException {
        this.name = name;
        for (Endpoint endpoint : Endpoint.values()) {
            asked.put(endpoint, new AtomicInteger());
        }
        this.open = listen(0, this::serve);
        this.port = open.getAddress().getPort();
        this.desk = listen(0, this::take).getAddress().getPort();
    }

    static FakeProviderServer start(String name) {
        try {
            return new FakeProviderServer(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    int desk() {
        return desk;
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private static HttpServer listen(int port, Answering answering) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answering.to(exchange);
            }
        });
        server.setExecutor(THREADS);
        server.start();
        return server;
    }

    private void take(HttpExchange order) throws IOException {
        String[] path = order.getRequestURI().getPath().split("/");
        String body = read(order);
        switch (path[1]) {
            case "keys" -> keys = body;
            case "tokens" -> tokens.put(new JsonObject(body).getString("token"),
                    new JsonObject(body).getJsonObject("answer").encode());
            case "manner" -> change(Endpoint.valueOf(path[2]), Manner.valueOf(body));
            case "away" -> goAway();
            case "back" -> comeBack();
            default -> {
                answer(order, 200, asked.get(Endpoint.valueOf(path[2])).toString());
                return;
            }
        }
        answer(order, 200, "");
    }

    private void change(Endpoint endpoint, Manner manner) {
        manners.put(endpoint, manner);
        waiting.countDown();
        waiting = new CountDownLatch(1);
    }

    private synchronized void goAway() {
        if (open != null) {
            open.stop(0);
            open = null;
        }
    }

    private synchronized void comeBack() throws IOException {
        if (open == null) {
            open = listen(port, this::serve);
        }
    }

    private void serve(HttpExchange question) throws IOException {
        String path = question.getRequestURI().getPath();
        String body = read(question);
        if (path.equals("/" + name + "/.well-known/openid-configuration")) {
            say(question, Endpoint.DISCOVERY, discovery());
        } else if (path.equals("/" + name + "/keys")) {
            say(question, Endpoint.KEYS, keys);
        } else if (path.equals("/" + name + "/introspect")) {
            introspect(question, body);
        } else {
            answer(question, 404, "");
        }
    }

    private String discovery() {
        String issuer = "http://localhost:" + port + "/" + name;
        return new JsonObject().put("issuer", issuer).put("jwks_uri", issuer + "/keys")
                .put("introspection_endpoint", issuer + "/introspect").put("token_endpoint", issuer + "/token")
                .put("authorization_endpoint", issuer + "/authorize").encode();
    }

    private void introspect(HttpExchange question, String body) throws IOException {
        String expected = "Basic " + Base64.getEncoder()
                .encodeToString(("embassy:" + FakeProvider.SECRET).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(question.getRequestHeaders().getFirst("Authorization"))) {
            answer(question, 401, "");
            return;
        }
        String token = "";
        for (String field : body.split("&")) {
            token = field.startsWith("token=") ? URLDecoder.decode(field.substring(6), StandardCharsets.UTF_8) : token;
        }
        say(question, Endpoint.INTROSPECTION, tokens.getOrDefault(token, "{\"active\":false}"));
    }

    private void say(HttpExchange question, Endpoint endpoint, String right) throws IOException {
        CountDownLatch change = waiting;
        asked.get(endpoint).incrementAndGet();
        switch (manners.getOrDefault(endpoint, Manner.RIGHT)) {
            case RIGHT -> answer(question, 200, right);
            case BROKEN -> answer(question, 500, "");
            case GARBAGE -> answer(question, 200, "<html>Welcome</html>");
            case NEVER -> await(change);
        }
    }

    private static void await(CountDownLatch change) {
        try {
            change.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
