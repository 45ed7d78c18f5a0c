package io.portcullis.deployment.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** A client of every era: single requests, sessions, batches, streams, and the transport of 2024-11-05. */
final class Talk {

    /** A revision with sessions. */
    static final String SESSION = "2025-11-25";
    /** The one revision with batches. */
    static final String BATCH = "2025-03-26";
    /** What a client of everything says it can do. */
    static final String ABLE = "\"elicitation\":{\"form\":{}},\"sampling\":{},\"roots\":{},"
            + "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}";

    private static final long PATIENCE_SECONDS = 20;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Talk() {
    }

    /** What came back. Headers without those of the moment. */
    record Said(int status, Map<String, String> headers, String body) {

        JsonPath json() {
            return PlainPath.from(body);
        }

        /** The code of the error; 0 without one. */
        int code() {
            Integer code = body.isEmpty() ? null : json().get("error.code");
            return code == null ? 0 : code;
        }

        /** The same answer about something else. */
        Said about(String name, String other) {
            return new Said(status, headers, body.replace(name, other));
        }
    }

    /** A stateless request. {@code name} is what the header {@code Mcp-Name} says, or null. */
    static Said modern(String key, String method, String name, String params) {
        return modern(key, method, name, params, "");
    }

    /** A stateless request of a client that says it can do something. */
    static Said modern(String key, String method, String name, String params, String capabilities) {
        return said(modernRequest(key, method, name, params, capabilities));
    }

    /** A request to a page of the application. */
    static Said get(String path, String header, String value) {
        return said(request(null, path).header(header, value).GET().build());
    }

    /** A request of a revision with a handshake, where there are no sessions. */
    static Said handshake(String key, String method, String params) {
        return said(post(key, "/mcp", Mcp.body(method, params)).header("MCP-Protocol-Version", SESSION).build());
    }

    /** A stateless request that is answered with a stream. */
    static Stream stream(String key, String method, String params, String capabilities) {
        return new Stream(modernRequest(key, method, null, params, capabilities));
    }

    /** A stateless request. */
    static HttpRequest modernRequest(String key, String method, String name, String params, String capabilities) {
        String meta = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + Mcp.MODERN
                + "\",\"io.modelcontextprotocol/clientCapabilities\":{" + capabilities + "}}";
        HttpRequest.Builder request = post(key, "/mcp",
                Mcp.body(method, params.isEmpty() ? meta : params + "," + meta)).header("MCP-Protocol-Version", Mcp.MODERN)
                .header("Mcp-Method", method);
        return (name == null ? request : request.header("Mcp-Name", name)).build();
    }

    /** Shakes hands; the session is null inside {@link Session#refused()} when that is refused. */
    static Session session(String key, String revision, String capabilities) {
        HttpResponse<String> response = send(post(key, "/mcp", Mcp.body("initialize", hello(revision, capabilities))).build());
        String id = response.headers().firstValue("Mcp-Session-Id").orElse(null);
        return new Session(key, revision, id, said(response));
    }

    /** A session, or the refusal to begin one. */
    record Session(String key, String revision, String id, Said hello) {

        boolean refused() {
            return id == null;
        }

        Said send(String method, String params) {
            return post(Mcp.body(method, params));
        }

        Said post(String body) {
            return said(Talk.post(key, "/mcp", body).header("MCP-Protocol-Version", revision).header("Mcp-Session-Id", id)
                    .build());
        }

        /** The stream for what nobody asked for. */
        Stream stream() {
            return new Stream(request(key, "/mcp").header("Accept", "text/event-stream")
                    .header("MCP-Protocol-Version", revision).header("Mcp-Session-Id", id).GET().build());
        }
    }

    /** Opens a stream of 2024-11-05 and shakes hands on it. */
    static HttpSse httpSse(String key) {
        return new HttpSse(key);
    }

    /** A stream of 2024-11-05 and the address to post to. */
    static final class HttpSse implements AutoCloseable {

        private final String key;
        private final Stream stream;
        private final String path;

        private HttpSse(String key) {
            this.key = key;
            this.stream = new Stream(request(key, "/mcp/sse").header("Accept", "text/event-stream").GET().build());
            this.path = refused() ? null : stream.next();
            if (!refused()) {
                send("initialize", hello("2024-11-05", ""));
            }
        }

        boolean refused() {
            return stream.status() != 200;
        }

        int status() {
            return stream.status();
        }

        Said send(String method, String params) {
            Said taken = said(post(key, path, Mcp.body(method, params)).build());
            return taken.status() == 202 ? new Said(200, Map.of(), stream.next()) : taken;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** The events of a response, one by one. */
    static final class Stream implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        private Stream(HttpRequest request) {
            this.response = exchange(request, BodyHandlers.ofInputStream());
            Thread reader = new Thread(this::read, "stream");
            reader.setDaemon(true);
            reader.start();
        }

        int status() {
            return response.statusCode();
        }

        /** The data of the next event. */
        String next() {
            try {
                String event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("nothing more was said");
                }
                return event;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The data of the next event, as JSON. */
        JsonPath nextJson() {
            return PlainPath.from(next());
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data: ")) {
                        events.add(line.substring(6));
                    }
                }
            } catch (IOException e) {
                // closed
            }
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static HttpClient client() {
        return CLIENT;
    }

    private static String hello(String revision, String capabilities) {
        return "\"protocolVersion\":\"" + revision + "\",\"capabilities\":{" + capabilities
                + "},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}";
    }

    private static HttpRequest.Builder post(String key, String path, String body) {
        return request(key, path).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String key, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (key == null) {
            return request;
        }
        return key.startsWith("ey") ? request.header("Authorization", "Bearer " + key) : request.header("X-API-Key", key);
    }

    private static Said said(HttpRequest request) {
        return said(send(request));
    }

    private static Said said(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("mcp-session-id");
        return new Said(response.statusCode(), headers, response.body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return exchange(request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
