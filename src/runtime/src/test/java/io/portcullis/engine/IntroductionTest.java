package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;

/** D-02, D-13, I-01, I-02, HL-02, HL-15, section 17. */
class IntroductionTest {

    private static final AccessRule DENIED = AccessRule.of(Kind.DENIED);
    private static final FakeEntry<?> LOGGING = new FakeTool("find")
            .parameters(Parameter.injected(Source.LOG, "io.portcullis.api.McpLog"));

    /** Entries; capabilities of a client that can be told of changes; of one that cannot. */
    static Stream<Arguments> offers() {
        return Stream.of(offer("{}", "{}"),
                offer("{'tools':{'listChanged':true}}", "{'tools':{}}", new FakeTool("find")),
                offer("{'prompts':{'listChanged':true}}", "{'prompts':{}}", new FakePrompt("ask")),
                offer("{'resources':{'listChanged':true,'subscribe':true}}", "{'resources':{}}", new FakeResource("docs://a")),
                offer("{'resources':{'listChanged':true,'subscribe':true}}", "{'resources':{}}",
                        new FakeTemplate("docs://{a}")),
                offer("{'prompts':{'listChanged':true},'completions':{}}", "{'prompts':{},'completions':{}}",
                        new FakePrompt("ask"),
                        FakeCompletion.ofPrompt("ask", "a")),
                offer("{'tools':{'listChanged':true},'logging':{}}", "{'tools':{}}", LOGGING),
                // what is hidden from everybody is there as well: the capabilities do not tell who sees what
                offer("{'tools':{'listChanged':true}}", "{'tools':{}}", new FakeTool("find").access(DENIED)));
    }

    @ParameterizedTest // D-13
    @MethodSource("offers")
    void discovery_offersExactlyWhatWorks(List<FakeEntry<?>> entries, String streaming, String silent) {
        FakeServer server = new FakeServer(entries.toArray(FakeEntry<?>[]::new));
        assertThat(server.client(FakeServer.ALICE).result("server/discover", "").get("capabilities"))
                .isEqualTo(Tree.of(streaming));
    }

    @ParameterizedTest // D-13, HL-15: without a session there is no way to tell of changes
    @MethodSource("offers")
    void initializeWithoutSessions_offersExactlyWhatWorks(List<FakeEntry<?>> entries, String streaming, String silent) {
        FakeServer server = new FakeServer(entries.toArray(FakeEntry<?>[]::new));
        assertThat(result(initialize(server, "2025-11-25", "{}")).get("capabilities")).isEqualTo(Tree.of(silent));
    }

    @ParameterizedTest // D-13
    @MethodSource("offers")
    void initializeWithSessions_offersExactlyWhatWorks(List<FakeEntry<?>> entries, String streaming, String silent) {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(entries.toArray(FakeEntry<?>[]::new));
        assertThat(result(initialize(server, "2025-11-25", "{}")).get("capabilities")).isEqualTo(Tree.of(streaming));
    }

    @Test
    void capabilities_areTheSameForEverybody() {
        FakeServer server = new FakeServer(new FakeTool("find").access(DENIED), new FakePrompt("ask"));
        assertThat(server.client(Caller.anonymous()).result("server/discover", ""))
                .isEqualTo(server.client(FakeServer.ALICE).result("server/discover", ""));
    }

    @ParameterizedTest // HL-02, I-02
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "V2024_11_05", "V2026_07_28" })
    void handshake_beginsASession(Revision revision) {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("find"));
        Reply reply = initialize(server, revision.text(), "{'elicitation':{},'roots':{}}");
        FakePeer peer = server.peers.last();
        assertThat(reply.session()).contains(peer.id());
        assertThat(peer.revision()).isEqualTo(revision);
        assertThat(peer.caller()).isEqualTo(FakeServer.ALICE); // I-10
        assertThat(peer.capabilities()).isEqualTo(new ClientCapabilities(true, false, false, true, false));
        assertThat(result(reply).get("protocolVersion").textValue()).isEqualTo(revision.text());
    }

    @Test // HL-15
    void handshakeWithoutSessions_beginsNone() {
        FakeServer server = new FakeServer(new FakeTool("find"));
        assertThat(initialize(server, "2025-11-25", "{'elicitation':{}}").session()).isEmpty();
        assertThat(server.peers.size()).isZero();
    }

    @Test
    void handshakeWithoutCapabilities_isAClientThatCanDoNothing() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving();
        server.send(FakeServer.ALICE, none(), FakeServer.request("initialize", "'protocolVersion':'2025-11-25'"));
        assertThat(server.peers.last().capabilities()).isEqualTo(ClientCapabilities.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "'x'", "1", "true" })
    void capabilitiesOfAnotherType_areRefusedAndBeginNoSession(String capabilities) {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving();
        assertThat(FakeServer.code(initialize(server, "2025-11-25", capabilities))).isEqualTo(-32602);
        assertThat(server.peers.size()).isZero();
    }

    @Test // I-08, HL-02: nothing of a session on a modern exchange (HM-08)
    void discovery_beginsNoSession() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("find"));
        assertThat(server.client(FakeServer.ALICE).send("server/discover", "").session()).isEmpty();
        assertThat(server.peers.size()).isZero();
    }

    @Test // D-08, E-13
    void discovery_namesWhatIsServed() {
        assertThat(versions(new Setup())).containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26");
        assertThat(versions(new Setup().peers(Mode.STATEFUL).from(Revision.V2024_11_05))).hasSize(5);
        assertThat(versions(new Setup().peers(Mode.OFF))).containsExactly("2026-07-28");
    }

    private static List<String> versions(Setup setup) {
        List<String> versions = new ArrayList<>();
        setup.serving().client(FakeServer.ALICE).result("server/discover", "").get("supportedVersions")
                .forEach(version -> versions.add(version.textValue()));
        return versions;
    }

    private static Arguments offer(String streaming, String silent, FakeEntry<?>... entries) {
        return Arguments.of(List.of(entries), streaming, silent);
    }

    private static Reply initialize(FakeServer server, String version, String capabilities) {
        return server.send(FakeServer.ALICE, none(),
                FakeServer.request("initialize", "'protocolVersion':'" + version + "','capabilities':" + capabilities));
    }

    private static MirroredHeaders none() {
        return new MirroredHeaders(List.of(), List.of(), List.of());
    }

    private static JsonNode result(Reply reply) {
        return FakeServer.tree(reply).get("result");
    }
}
