package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.LogLevel;
import io.portcullis.api.McpLog;
import io.portcullis.api.Meta;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Door;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RandomJson;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Internal;

/** Whatever a client sends is answered, and is never a failure of the server. */
class EngineNeverFailsTest {

    private static final int MESSAGES = 8_000;
    private static final List<String> METHODS = List.of("server/discover", "initialize", "ping", "tools/list", "tools/call",
            "tools/call", "prompts/list", "prompts/get", "resources/list", "resources/templates/list", "resources/read",
            "completion/complete", "subscriptions/listen", "logging/setLevel", "resources/subscribe", "resources/unsubscribe",
            "notifications/cancelled", "notifications/initialized", "tasks/get", "nothing");
    private static final List<String> KEYS = List.of("name", "uri", "arguments", "cursor", "ref", "type", "argument", "value",
            "context", "notifications", "toolsListChanged", "resourceSubscriptions", "taskIds", "requestState",
            "inputResponses",
            "level", "protocolVersion", "capabilities", "elicitation", "action", "content", "requestId", "progressToken", "n",
            "who",
            "k", "id", "_meta", "taskId");
    private static final List<String> NAMES = List.of("find", "find", "ask", "docs://a", "notes://1", "hidden", "v1.k.AAAA");
    private static final List<String> TEXTS = List.of("find", "ask", "docs://a", "notes://1", "notes://{id}", "ref/prompt",
            "ref/resource", "name", "id", "info", "accept", "v1.k.AAAA", "2025-11-25", "hidden", "k");

    private final FakeServer server = new Setup().peers(Mode.STATEFUL).questions(1_000_000).subscriptions(1_000_000, 5,
            Duration.ofHours(1)).serving(tool(), new FakeTool("hidden").access(AccessRule.of(Kind.DENIED)),
                    new FakePrompt("ask", "name").parameters(text("name")).returns(arguments -> "hi " + arguments[0]),
                    new FakeResource("docs://a").returns(arguments -> "a"),
                    new FakeTemplate("notes://{id}").parameters(text("id")).returns(arguments -> "note " + arguments[0]),
                    FakeCompletion.ofPrompt("ask", "name").parameters(text("name")).returns(arguments -> List.of("x")));

    EngineNeverFailsTest() {
        server.peers.add(new FakePeer("s1", FakeServer.ALICE, Revision.V2025_11_25,
                new ClientCapabilities(true, true, true, true, true)));
        server.peers.add(new FakePeer("s2", FakeServer.ALICE, Revision.V2025_03_26, ClientCapabilities.NONE));
    }

    private enum Client {
        MODERN,
        SESSION,
        OLD_SESSION
    }

    @ParameterizedTest
    @EnumSource
    void message_isAnswered(Client client) {
        RandomJson random = new RandomJson(client.ordinal(), KEYS, TEXTS);
        for (int i = 0; i < MESSAGES; i++) {
            String method = random.pick(METHODS);
            String name = random.pick(NAMES);
            String params = params(random, client, name);
            String id = random.chance(10) ? "" : "\"id\":" + i + ",";
            String message = "{\"jsonrpc\":\"2.0\"," + id + "\"method\":\"" + method + "\",\"params\":" + params + "}";
            String body = random.chance(20) ? "[" + message + "," + random.value() + "]"
                    : random.chance(50) ? random.value() : message;
            assertAnswered(body, client, method, name, random);
        }
        assertThat(server.told.calls()).hasSizeGreaterThan(300);
        assertThat(server.told.calls()).extracting(call -> call.outcome().name()).doesNotContain("ERROR");
        assertEachEndsOnce();
    }

    /** What begins and never ends would be a span that stays open for ever. */
    private void assertEachEndsOnce() {
        Map<String, Long> ends = Stream
                .concat(server.told.messages().stream().map(MessageEnded::origin),
                        server.told.calls().stream().map(CallEnded::origin).filter(origin -> origin.door() == Door.MCP))
                .collect(Collectors.groupingBy(Origin::correlationId, Collectors.counting()));
        assertThat(server.told.begun()).hasSizeGreaterThan(MESSAGES / 2);
        assertThat(server.told.begun()).extracting(begun -> ends.get(begun.origin().correlationId())).containsOnly(1L);
    }

    private void assertAnswered(String body, Client client, String method, String name, RandomJson random) {
        MirroredHeaders headers = new MirroredHeaders(client == Client.MODERN ? List.of(FakeServer.MODERN) : List.of(),
                List.of(method), List.of(name));
        List<String> sessions = switch (client) {
            case SESSION -> List.of("s1");
            case OLD_SESSION -> List.of("s2");
            case MODERN -> List.of();
        };
        RecordingOutlet outlet = new RecordingOutlet();
        CompletableFuture<Reply> reply = server.begin(new Incoming(body.getBytes(StandardCharsets.UTF_8), headers, sessions,
                new Sender(FakeServer.ALICE, "192.0.2.1"), outlet));
        for (int i = 0; i < 9 && !reply.isDone(); i++) { // a question, asked again while its answer does not fit
            ((FakePeer) server.peers.find("s1", FakeServer.ALICE).orElseThrow()).answer(random.value());
        }
        outlet.gone(); // ends a subscription
        Reply answer = reply.orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(answer.refusal().filter(Internal.class::isInstance)).as(body).isEmpty();
        assertThat(answer.isNothing() || FakeServer.tree(answer) != null).isTrue();
    }

    private static String params(RandomJson random, Client client, String name) {
        if (random.chance(8)) {
            return random.value();
        }
        Map<String, String> members = new LinkedHashMap<>();
        members.put("_meta", client == Client.MODERN ? meta(random) : random.object(2));
        for (int i = 0; i < 3; i++) {
            members.put(random.pick(KEYS), random.value());
        }
        if (!random.chance(10)) {
            members.put("name", '"' + name + '"');
            members.put("uri", '"' + name + '"');
        }
        if (random.chance(2)) {
            members.put("arguments", random.chance(2) ? "{\"n\":" + random.value() + "}" : "{\"name\":" + random.value() + "}");
        }
        return members.entrySet().stream().map(member -> '"' + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String meta(RandomJson random) {
        return "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":"
                + (random.chance(8) ? random.value() : "{\"elicitation\":{}}") + ",\"progressToken\":" + random.value()
                + (random.chance(8) ? ",\"io.modelcontextprotocol/logLevel\":" + random.value() : "") + ",\"org.example/x\":"
                + random.value() + "}";
    }

    /** Uses everything that comes from the client. */
    private static FakeTool tool() {
        return new FakeTool("find").parameters(new Parameter(Source.ARGUMENT, "n", "java.lang.Object", false, true, ""),
                Parameter.injected(Source.QUESTIONS, ""), Parameter.injected(Source.META, ""),
                Parameter.injected(Source.LOG, ""))
                .returns(Result.TEXT, arguments -> {
                    ((McpLog) arguments[3]).log(LogLevel.ERROR, ((Meta) arguments[2]).members());
                    return ((Elicitation) arguments[1]).ask("who", Form.of("?", Field.number("n"), Field.text("k"))).action();
                });
    }

    private static Parameter text(String name) {
        return new Parameter(Source.ARGUMENT, name, "java.lang.String", false, true, "");
    }
}
