package io.portcullis.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** A client of revision 2026-07-28 that does everything such a client can do, and gets what it asks for. */
public final class Honest {

    private static final String REVISION = "2026-07-28";
    private static final HttpClient STREAMS = HttpClient.newHttpClient();
    private static final Map<String, ?> ABLE = Map.of("elicitation", Map.of("form", Map.of()), "extensions",
            Map.of("io.modelcontextprotocol/tasks", Map.of()));
    private static final Map<String, ?> META = Map.of("io.modelcontextprotocol/protocolVersion", REVISION,
            "io.modelcontextprotocol/clientCapabilities", ABLE);

    private final ModernClient client;
    private final Books books;
    private final String url;
    private final ApiKey key;

    public Honest(Server bank, ApiKey key, Books books) {
        this.client = bank.client(key);
        this.url = bank.url();
        this.key = key;
        this.books = books;
    }

    /** Calls, lists and reads. */
    public void asks() {
        assertThat(call("echo", Map.of("text", "good morning")).result().at("/content/0/text").asText())
                .isEqualTo("good morning");
        assertThat(call("whoami", Map.of()).text()).contains(key.name());
        assertThat(ok(client::list).tools()).contains("echo").doesNotContain("open", "walledUp");
        assertThat(request("resources/read", Map.of("uri", "bank://rates")).text()).contains("1 %");
        assertThat(request("resources/list", Map.of()).text()).doesNotContain("bank://ledger");
        assertThat(request("prompts/get", Map.of("name", "letter", "arguments", Map.of("name", "Ada"))).text())
                .contains("Write to Ada");
        assertThat(request("completion/complete", Map.of("ref", Map.of("type", "ref/prompt", "name", "letter"), "argument",
                Map.of("name", "name", "value", "a"))).text()).contains("account");
        assertThat(call("waitFor", Map.of("millis", 5)).text()).contains("done");
        ModernClient mirrored = client.with("Mcp-Param-City", "Oslo").with("Mcp-Param-Number", "7");
        assertThat(ok(() -> mirrored.call("branch", Map.of("city", "Oslo", "number", 7))).text()).contains("Oslo 7");
    }

    /** Is asked, and answers; confirms what destroys something. */
    public void answers() {
        JsonNode asked = call("greet", Map.of()).result();
        assertThat(asked.path("resultType").asText()).isEqualTo("input_required");
        assertThat(retry("greet", Map.of(), asked.path("requestState").asText(), Map.of("name",
                Map.of("action", "accept", "content", Map.of("name", "Ada")))).text()).contains("Hello, Ada");
        JsonNode confirm = call("close", Map.of("number", 7)).result();
        String question = confirm.path("inputRequests").fieldNames().next();
        assertThat(retry("close", Map.of("number", 7), confirm.path("requestState").asText(), Map.of(question,
                Map.of("action", "decline"))).text()).doesNotContain("closed 7");
    }

    /** Begins tasks, waits for one and cancels the other. */
    public void works() {
        String first = task(20);
        String second = task(30_000);
        assertThat(request("tasks/cancel", Map.of("taskId", second)).status()).isEqualTo(200);
        Answer got = request("tasks/get", Map.of("taskId", first));
        while (got.result().path("status").asText().equals("working")) {
            Pause.brief();
            got = request("tasks/get", Map.of("taskId", first));
        }
        assertThat(got.result().path("status").asText()).as(got.text()).isEqualTo("completed");
    }

    /** Listens to the progress of a call. */
    public void listens() {
        Answer stream = request("tools/call", Map.of("name", "report", "arguments", Map.of("events", 20, "text", "on we go"),
                "_meta", Map.of("io.modelcontextprotocol/protocolVersion", REVISION,
                        "io.modelcontextprotocol/clientCapabilities", ABLE, "progressToken", "p")));
        assertThat(stream.text()).contains("notifications/progress").contains("reported");
    }

    /** Subscribes to a paper, has it stamped, is told of it, and goes away. */
    public void subscribes() {
        books.sent();
        HttpResponse<Stream<String>> response = send("subscriptions/listen",
                Map.of("notifications", Map.of("resourceSubscriptions", List.of("bank://rates")), "_meta", META));
        books.answered(response.statusCode());
        assertThat(response.statusCode()).isEqualTo(200);
        try (Stream<String> lines = response.body()) {
            Iterator<String> events = lines.iterator();
            await(events, "notifications/subscriptions/acknowledged");
            call("stamp", Map.of("uri", "bank://rates"));
            await(events, "notifications/resources/updated");
        }
    }

    private static void await(Iterator<String> lines, String text) {
        while (lines.hasNext()) {
            if (lines.next().contains(text)) {
                return;
            }
        }
        throw new AssertionError("never told: " + text);
    }

    private String task(int millis) {
        JsonNode begun = request("tools/call", Map.of("name", "work", "arguments", Map.of("millis", millis))).result();
        assertThat(begun.path("taskId").asText()).as(begun.toString()).isNotEmpty();
        return begun.path("taskId").asText();
    }

    private Answer retry(String tool, Map<String, ?> arguments, String state, Map<String, ?> responses) {
        return ok(() -> client.request("tools/call", Map.of("name", tool, "arguments", arguments, "requestState", state,
                "inputResponses", responses, "_meta", META)));
    }

    private Answer call(String tool, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments, "_meta",
                tool.equals("greet") || tool.equals("close") ? META : withoutTasks()));
    }

    private Answer request(String method, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.putIfAbsent("_meta", META);
        return ok(() -> {
            ModernClient named = params.containsKey("taskId") ? client.with("Mcp-Name", params.get("taskId").toString())
                    : client;
            return named.request(method, all);
        });
    }

    private static Map<String, ?> withoutTasks() {
        return Map.of("io.modelcontextprotocol/protocolVersion", REVISION, "io.modelcontextprotocol/clientCapabilities",
                Map.of());
    }

    private Answer ok(Supplier<Answer> request) {
        Answer answer = books.ask(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<Stream<String>> send(String method, Map<String, ?> params) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).version(HttpClient.Version.HTTP_1_1)
                .header("X-API-Key", key.secret()).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", REVISION)
                .header("Mcp-Method", method).POST(BodyPublishers.ofString(Json.write(
                        Map.of("jsonrpc", "2.0", "id", ModernClient.nextId(), "method", method, "params", params))))
                .build();
        return Http.send(STREAMS, request, BodyHandlers.ofLines());
    }
}
