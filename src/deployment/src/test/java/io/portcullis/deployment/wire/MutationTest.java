package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.QuarkusUnitTest;

/** Valid requests of every method, each spoilt a little: whatever comes of it, it is an answer that is documented. */
class MutationTest {

    private static final long SEED = 20260728;
    private static final int ROUNDS = 60;
    private static final String L11 = "2025-11-25";
    private static final Set<Integer> STATUSES = Set.of(200, 202, 204, 400, 401, 403, 404, 405, 406, 413, 415, 429, 431);
    private static final Set<Integer> CODES = Set.of(-32700, -32600, -32601, -32602, -32002, -32020, -32021, -32022, -31401,
            -31403, -31429, -31000);
    private static final List<String> SCRAPS = List.of("null", "true", "[]", "{}", "-1", "1e999", "\"\"", "\"\\u0000\"",
            "\"\\ud800\"", "[[[[[[[[[[]]]]]]]]]]", "{\"a\":1,\"a\":2}", "9".repeat(400), "\"" + "y".repeat(3_000) + "\"", "'",
            "\\",
            ",", ":", "\"id\":1", "\"params\":{}", "\"_meta\":{}", "\u00ff");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.harbour("portcullis.asking.max-per-minute=100000", "portcullis.lists.page-size=4",
            "portcullis.streaming.max-subscriptions=1000", "portcullis.tasks.max-tasks-per-caller=10000");

    private final Random random = new Random(SEED);

    @Test
    void spoiltRequests_haveAnAnswer_andHarmNobody() throws IOException {
        List<Post> requests = modern();
        requests.addAll(sessions());
        for (Post request : requests) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] spoilt = spoilt(request.bytes());
                String shown = new String(spoilt, StandardCharsets.ISO_8859_1);
                try (Stream answer = new Stream(Link.open().send(shown))) {
                    check(answer, shown);
                }
            }
        }
        for (Post request : requests) {
            try (Stream answer = request.open()) {
                assertThat(answer.head().status()).isLessThan(405);
            }
        }
    }

    private static List<Post> modern() throws IOException {
        String[] requests = { "server/discover", "", "tools/list", "", "prompts/list", "", "resources/list", "",
                "resources/templates/list", "", "tools/call", "\"name\":\"unload\",\"_meta\":{\"progressToken\":1}",
                "tools/call",
                "\"name\":\"journey\",\"arguments\":{\"ship\":\"Alma\"}", "tools/call", "\"name\":\"build\"", "prompts/get",
                "\"name\":\"captain\",\"arguments\":{\"name\":\"Ada\"}", "resources/read", "\"uri\":\"harbour://ships/Alma\"",
                "completion/complete",
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"captain\"},\"argument\":{\"name\":\"name\",\"value\":\"A\"}",
                "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true,\"taskIds\":[\"x\"]}", "tasks/get",
                "\"taskId\":\"x\"", "tasks/update", "\"taskId\":\"x\",\"inputResponses\":{}", "tasks/cancel",
                "\"taskId\":\"x\"" };
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < requests.length; i += 2) {
            posts.add(Calls.modern(requests[i], requests[i + 1], Calls.ANYTHING));
        }
        Answer asked = Calls.modern("tools/call", "\"name\":\"journey\",\"arguments\":{\"ship\":\"Alma\"}", Calls.ANYTHING)
                .send();
        posts.add(Calls.modern("tools/call", "\"name\":\"journey\",\"arguments\":{\"ship\":\"Alma\"},\"requestState\":\""
                + asked.json().getString("result.requestState") + "\",\"inputResponses\":{\"from\":{\"action\":\"accept\"}}",
                Calls.ANYTHING));
        return posts;
    }

    private static List<Post> sessions() throws IOException {
        String session = Calls.session(L11);
        String[] requests = { "ping", "", "tools/list", "", "tools/call", "\"name\":\"photo\"", "resources/subscribe",
                "\"uri\":\"harbour://rules\"", "resources/unsubscribe", "\"uri\":\"harbour://rules\"", "logging/setLevel",
                "\"level\":\"info\"", "notifications/cancelled", "\"requestId\":1" };
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < requests.length; i += 2) {
            posts.add(Calls.inSession(session, L11, requests[i], requests[i + 1]));
        }
        String old = Calls.session("2025-03-26");
        posts.add(Calls.inSession(old, "2025-03-26", "x", "")
                .body("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}]"));
        return posts;
    }

    /** One to three small wounds: mostly in the body, sometimes in a header of ours. The length of the body stays true. */
    private byte[] spoilt(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        int split = text.indexOf("\r\n\r\n");
        List<String> head = new ArrayList<>(List.of(text.substring(0, split).split("\r\n")));
        head.removeIf(line -> line.startsWith("Content-Length"));
        String body = text.substring(split + 4);
        for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
            if (random.nextInt(5) == 0) {
                spoilHeader(head);
            } else {
                body = spoiltBody(body);
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return (String.join("\r\n", head) + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void spoilHeader(List<String> head) {
        int line = 2 + random.nextInt(head.size() - 2); // a Host that is none is answered by Vert.x itself
        switch (random.nextInt(4)) {
            case 0 -> head.remove(line);
            case 1 -> head.add(head.get(line));
            case 2 -> head.set(line, head.get(line) + (char) (0x20 + random.nextInt(0x5f)));
            default -> head.set(line, head.get(line).substring(0, head.get(line).indexOf(':') + 1) + " =?base64?!?=");
        }
    }

    private String spoiltBody(String body) {
        int at = random.nextInt(body.length() + 1);
        int end = Math.min(body.length(), at + 1 + random.nextInt(12));
        String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> body.substring(0, at) + body.substring(end);
            case 1 -> body.substring(0, at) + scrap + body.substring(at);
            case 2 -> body.substring(0, end) + body.substring(at);
            case 3 -> body.substring(0, at) + (char) random.nextInt(256) + body.substring(Math.min(body.length(), at + 1));
            case 4 -> body.substring(0, at);
            default -> replacedValue(body, scrap);
        };
    }

    /** A value between a colon and what follows it becomes something else. */
    private String replacedValue(String body, String scrap) {
        int colon = body.indexOf("\":", random.nextInt(body.length() + 1));
        if (colon < 0) {
            return body;
        }
        int end = colon + 2;
        while (end < body.length() && ",}]".indexOf(body.charAt(end)) < 0) {
            end++;
        }
        return body.substring(0, colon + 2) + scrap + body.substring(end);
    }

    private static void check(Stream stream, String sent) throws IOException {
        Answer answer = stream.head();
        assertThat(answer.status()).as(sent).isIn(STATUSES);
        if (stream.isStream()) {
            checkMessage(stream.message(), sent);
        } else if (answer.status() == 202 || answer.status() == 204) {
            assertThat(answer.bytes()).as(sent).isEmpty();
        } else if (answer.bytes().length > 0 || answer.status() != 431) {
            JsonNode body = JSON.readTree(answer.body());
            for (JsonNode each : body.isArray() ? body : List.of(body)) {
                checkMessage(each, sent);
            }
        }
        assertThat(answer.body()).as(sent).doesNotContain("Exception", "\tat ", "io.portcullis", "com.fasterxml", "<html");
    }

    private static void checkMessage(JsonNode message, String sent) {
        assertThat(message.path("jsonrpc").asText()).as(sent + message).isEqualTo("2.0");
        assertThat(message.has("result") ? 1 : message.has("error") ? 1 : message.has("method") ? 1 : 0).isEqualTo(1);
        if (message.has("error")) {
            assertThat(message.at("/error/code").asInt()).as(sent + message).isIn(CODES);
            assertThat(message.at("/error/message").asText()).as(sent).isNotEmpty();
        }
    }
}
