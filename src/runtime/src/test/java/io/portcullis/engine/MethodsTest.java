package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;

/** The method inventory of section 5, method by method and client by client: D-13, D-14, E-04, HM-10, U-10. */
class MethodsTest {

    private static final Set<String> BOTH = Set.of("tools/list", "tools/call", "prompts/list", "prompts/get", "resources/list",
            "resources/templates/list", "resources/read", "completion/complete");
    private static final Set<String> MODERN_ONLY = Set.of("server/discover", "subscriptions/listen");
    private static final Set<String> HANDSHAKE_ONLY = Set.of("initialize", "ping");
    private static final Set<String> SESSION_ONLY = Set.of("logging/setLevel", "resources/subscribe", "resources/unsubscribe");
    private static final Set<String> NOBODY = Set.of("", "tools/List", "Tools/call", "tools", "rpc.discover",
            "notifications/initialized", "notifications/cancelled", "notifications/roots/list_changed",
            "sampling/createMessage",
            "elicitation/create", "roots/list", "tasks/list", "tasks/result", "server/info");

    /** Which capability a method is behind: the entry that opens it. */
    private static final Map<String, List<FakeEntry<?>>> BEHIND = new TreeMap<>(Map.of(
            "tools/list", List.of(new FakeTool("a")), "tools/call", List.of(new FakeTool("a")),
            "prompts/list", List.of(new FakePrompt("a")), "prompts/get", List.of(new FakePrompt("a")),
            "resources/list", List.of(new FakeResource("u:1"), new FakeTemplate("u:{x}")),
            "resources/templates/list", List.of(new FakeResource("u:1"), new FakeTemplate("u:{x}")),
            "resources/read", List.of(new FakeResource("u:1"), new FakeTemplate("u:{x}")),
            "completion/complete", List.of(FakeCompletion.ofPrompt("a", "b"))));

    @TestFactory
    List<DynamicTest> everyMethod_isServedToWhomItBelongs() {
        List<DynamicTest> cells = new ArrayList<>();
        Set<String> all = new TreeSet<>();
        List.of(BOTH, MODERN_ONLY, HANDSHAKE_ONLY, SESSION_ONLY, NOBODY).forEach(all::addAll);
        for (String method : all) {
            cells.add(cell(method, "modern", BOTH.contains(method) || MODERN_ONLY.contains(method)));
            cells.add(cell(method, "handshake", BOTH.contains(method) || HANDSHAKE_ONLY.contains(method)));
            cells.add(cell(method, "session",
                    BOTH.contains(method) || HANDSHAKE_ONLY.contains(method) || SESSION_ONLY.contains(method)));
        }
        return cells;
    }

    private static DynamicTest cell(String method, String client, boolean served) {
        return DynamicTest.dynamicTest(method + " x " + client, () -> {
            JsonNode answer = switch (client) {
                case "modern" -> everything(Mode.STATELESS).client(FakeServer.ALICE).answer(method, "");
                case "handshake" -> FakeServer.tree(everything(Mode.STATELESS).handshake("2025-11-25", method, ""));
                default -> everything(Mode.STATEFUL).client(FakeServer.ALICE, Revision.V2025_11_25, "").answer(method, "");
            };
            assertThat(answer.at("/error/message").asText().equals("Method not found")).isNotEqualTo(served);
            assertThat(answer.at("/error/code").intValue() == -32601).isNotEqualTo(served);
        });
    }

    @TestFactory // D-13: behind a capability that is not advertised
    List<DynamicTest> methodBehindNothing_doesNotExist() {
        List<DynamicTest> cells = new ArrayList<>();
        BEHIND.forEach((method, entries) -> {
            cells.add(DynamicTest.dynamicTest(method + " of nothing", () -> {
                assertThat(new FakeServer().client(FakeServer.ALICE).code(method, "")).isEqualTo(-32601);
                assertThat(FakeServer.code(new FakeServer().handshake("2025-11-25", method, ""))).isEqualTo(-32601);
            }));
            for (FakeEntry<?> entry : entries) {
                cells.add(DynamicTest.dynamicTest(method + " of " + entry.entry().feature(),
                        () -> assertThat(new FakeServer(entry).client(FakeServer.ALICE).code(method, ""))
                                .isNotEqualTo(-32601)));
            }
            cells.add(DynamicTest.dynamicTest(method + " of everything else", () -> {
                FakeEntry<?>[] others = List.of(new FakeTool("a"), new FakePrompt("a"), new FakeResource("u:1"),
                        new FakeTemplate("u:{x}"), FakeCompletion.ofPrompt("a", "b")).stream()
                        .filter(other -> entries.stream().noneMatch(entry -> entry.getClass() == other.getClass()))
                        .toArray(FakeEntry<?>[]::new);
                assertThat(new FakeServer(others).client(FakeServer.ALICE).code(method, "")).isEqualTo(-32601);
            }));
        });
        return cells;
    }

    @Test // HM-10: the status is 404 for modern clients, and never for others (HL-04)
    void unknownMethod_saysWhoseItWas() {
        assertThat(everything(Mode.STATELESS).client(FakeServer.ALICE).send("nothing", "").modern()).isTrue();
        assertThat(everything(Mode.STATELESS).handshake("2025-11-25", "nothing", "").modern()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "resources/subscribe", "resources/unsubscribe" })
    void subscribing_needsResources(String method) {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("a"));
        assertThat(server.client(FakeServer.ALICE, Revision.V2025_11_25, "").code(method, "'uri':'u:1'")).isEqualTo(-32601);
    }

    @Test // E-04: in a session, too, a modern request is modern
    void modernRequestWithASessionId_isModern() {
        FakeServer server = everything(Mode.STATEFUL);
        Reply reply = server.send(FakeServer.ALICE,
                new MirroredHeaders(List.of(FakeServer.MODERN), List.of("ping"), List.of()), List.of("session-0"),
                FakeServer.request("ping", FakeServer.meta(FakeServer.MODERN)));
        assertThat(FakeServer.code(reply)).isEqualTo(-32601);
        assertThat(reply.modern()).isTrue();
    }

    @Test // I-06
    void ping_isAnsweredInASession() {
        assertThat(everything(Mode.STATEFUL).client(FakeServer.ALICE, Revision.V2025_11_25, "").result("ping", ""))
                .isEqualTo(Tree.of("{}"));
    }

    private static FakeServer everything(Mode mode) {
        return new Setup().peers(mode).serving(
                new FakeTool("a").parameters(Parameter.injected(Source.LOG, "io.portcullis.api.McpLog")), new FakePrompt("a"),
                new FakeResource("u:1"), new FakeTemplate("u:{x}"), FakeCompletion.ofPrompt("a", "b"));
    }
}
