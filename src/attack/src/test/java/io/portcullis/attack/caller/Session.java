package io.portcullis.attack.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/**
 * A session of a client that shook hands, or what somebody makes of it who has seen its id.
 *
 * @param url the endpoint
 * @param key whose key is sent
 * @param revision the revision that is spoken
 * @param id the id of the session
 */
public record Session(String url, ApiKey key, String revision, String id) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Shakes hands. */
    public static Session open(Server server, ApiKey key, String revision) {
        return open(server, key, revision, Map.of());
    }

    /** Shakes hands as a client that can do something. */
    public static Session open(Server server, ApiKey key, String revision, Map<String, ?> capabilities) {
        Session none = new Session(server.url(), key, revision, "");
        Answer hello = hello(none, capabilities);
        if (hello.status() != 200) {
            throw new AssertionError(hello.text());
        }
        Session session = none.withId(hello.header("mcp-session-id").orElseThrow());
        session.send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return session;
    }

    /** Begins to shake hands, and says what came back. */
    public static Answer tryToOpen(Server server, ApiKey key, String revision) {
        return hello(new Session(server.url(), key, revision, ""), Map.of());
    }

    /** The same session in the hands of somebody else. */
    public Session of(ApiKey other) {
        return new Session(url, other, revision, id);
    }

    /** Another session, by its id. */
    public Session withId(String other) {
        return new Session(url, key, revision, other);
    }

    public Answer request(String method, Map<String, ?> params) {
        return send(message(method, params));
    }

    public Answer call(String tool, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Sends one message, or a list of them as a batch. */
    public Answer send(Object message) {
        return Answer.of(Http.send(CLIENT, to().setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(message))).build(), BodyHandlers.ofByteArray()));
    }

    /** Sends a request whose answer is a stream, and does not wait for its end. */
    public BufferedReader begin(String method, Map<String, ?> params) {
        HttpRequest request = to().setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(message(method, params)))).build();
        return new BufferedReader(
                new InputStreamReader(Http.send(CLIENT, request, BodyHandlers.ofInputStream()).body(), UTF_8));
    }

    /** Opens the stream of the session. It stays open as long as it is the server's will: close its body. */
    public HttpResponse<InputStream> stream() {
        return Http.send(CLIENT, to().setHeader("Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
    }

    /** Ends the session. */
    public Answer end() {
        return Answer.of(Http.send(CLIENT, to().DELETE().build(), BodyHandlers.ofByteArray()));
    }

    /** A request with an id of its own, to be sent alone or in a batch. */
    public static Map<String, Object> message(String method, Map<String, ?> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", ModernClient.nextId());
        message.put("method", method);
        message.put("params", params);
        return message;
    }

    private static Answer hello(Session none, Map<String, ?> capabilities) {
        return none.request("initialize", Map.of("protocolVersion", none.revision, "capabilities", capabilities,
                "clientInfo", Map.of("name", "attack", "version", "1")));
    }

    private HttpRequest.Builder to() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)
                .setHeader("Accept", "application/json, text/event-stream").setHeader("X-API-Key", key.secret());
        if (!id.isEmpty()) {
            request.setHeader("Mcp-Session-Id", id).setHeader("MCP-Protocol-Version", revision);
        }
        return request;
    }
}
