package io.portcullis.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.Server;

/** A client of revision 2025-11-25, with sessions: from the handshake to the goodbye. */
public final class Guest {

    private static final String REVISION = "2025-11-25";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final ApiKey key;
    private final Books books;

    public Guest(Server bank, ApiKey key, Books books) {
        this.url = bank.url();
        this.key = key;
        this.books = books;
    }

    /** A whole session: calls, a stream for what nobody asked for, a question that is answered, and its end. */
    public void stays() {
        String session = arrives();
        assertThat(post(session, message("tools/list", Map.of())).text()).contains("echo").doesNotContain("walledUp");
        assertThat(post(session, call("echo", Map.of("text", "hello"))).text()).contains("hello");
        try (Stream<String> stream = listen(session)) {
            assertThat(asked(session)).contains("Hello, Ada");
            assertThat(post(session, message("ping", Map.of())).status()).isEqualTo(200);
        }
        assertThat(ask(request(session).DELETE().build()).status()).isBetween(200, 204);
        Answer gone = ask(posting(session, message("ping", Map.of())));
        assertThat(gone.status()).as("a session that has ended").isEqualTo(404);
    }

    /** Shakes hands. @return the id of the session */
    public String arrives() {
        Answer hello = ask(posting(null, message("initialize", Map.of("protocolVersion", REVISION, "capabilities",
                Map.of("elicitation", Map.of()), "clientInfo", Map.of("name", "guest", "version", "1")))));
        assertThat(hello.status()).as(hello.text()).isEqualTo(200);
        String session = hello.header("mcp-session-id").orElseThrow();
        assertThat(post(session, Json.write(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"))).status())
                .isEqualTo(202);
        return session;
    }

    /** Asks for something in a session, whatever comes of it. */
    public Answer calls(String session) {
        return ask(posting(session, call("echo", Map.of("text", "hello"))));
    }

    private Stream<String> listen(String session) {
        books.sent();
        HttpResponse<Stream<String>> stream = Http.send(http,
                request(session).setHeader("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines());
        books.answered(stream.statusCode());
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream.body();
    }

    /** A call whose method asks for a name, over the stream of the call. */
    private String asked(String session) {
        books.sent();
        HttpResponse<Stream<String>> call = Http.send(http, posting(session, call("greet", Map.of())), BodyHandlers.ofLines());
        books.answered(call.statusCode());
        try (Stream<String> lines = call.body()) {
            Iterator<String> events = lines.iterator();
            JsonNode question = next(events);
            assertThat(question.path("method").asText()).as(question.toString()).isEqualTo("elicitation/create");
            post(session, Json.write(Map.of("jsonrpc", "2.0", "id", question.get("id"), "result",
                    Map.of("action", "accept", "content", Map.of("name", "Ada")))));
            return next(events).toString();
        }
    }

    private static JsonNode next(Iterator<String> lines) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("data:") && line.contains("{")) {
                return Json.parse(line.substring(5));
            }
        }
        throw new AssertionError("the stream ended");
    }

    private Answer post(String session, String body) {
        Answer answer = ask(posting(session, body));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return answer;
    }

    private Answer ask(HttpRequest request) {
        return books.ask(() -> Answer.of(Http.send(http, request, BodyHandlers.ofByteArray())));
    }

    private HttpRequest posting(String session, String body) {
        return request(session).POST(BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", key.secret())
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", REVISION);
        return session == null ? request : request.header("Mcp-Session-Id", session);
    }

    private static String call(String tool, Map<String, ?> arguments) {
        return message("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    private static String message(String method, Map<String, ?> params) {
        return Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
    }
}
