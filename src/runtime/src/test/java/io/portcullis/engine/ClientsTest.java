package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.refusal.Refusal.Unsupported;

/** HL-03, HL-04, HL-06, E-08, E-11, E-13, I-10, B-11, B-12, traps 3, 25. */
class ClientsTest {

    private static final MirroredHeaders NO_HEADERS = headers();
    private static final String LIST = FakeServer.request("tools/list", "");
    private static final String NOTIFICATION = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final String RESPONSE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{}}";

    private final FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("find"));
    private final FakePeer session = server.peers
            .add(new FakePeer("s1", FakeServer.ALICE, Revision.V2025_06_18, ClientCapabilities.NONE));

    @ParameterizedTest
    @ValueSource(strings = { "request", "notification", "response" })
    void messageOfASession_isServed(String kind) {
        assertThat(send(FakeServer.ALICE, NO_HEADERS, List.of("s1"), body(kind)).refusal()).isEmpty();
        assertThat(send(FakeServer.ALICE, headers("2025-06-18"), List.of("s1"), body(kind)).refusal()).isEmpty();
    }

    @ParameterizedTest // HL-03: 400
    @ValueSource(strings = { "request", "notification", "response" })
    void messageWithoutASession_isRefused(String kind) {
        assertFault(Fault.SESSION, FakeServer.ALICE, NO_HEADERS, List.of(), body(kind));
        assertFault(Fault.SESSION, FakeServer.ALICE, NO_HEADERS, List.of("s1", "s1"), body(kind));
        assertFault(Fault.SESSION, FakeServer.ALICE, NO_HEADERS, List.of("s1", "s2"), body(kind));
    }

    @ParameterizedTest // HL-04: 404, and nothing else is (trap 3)
    @ValueSource(strings = { "request", "notification", "response" })
    void messageOfAnUnknownSession_isSentBackToShakeHands(String kind) {
        for (String id : List.of("s2", "", "S1", "s1 ")) {
            assertThat(send(FakeServer.ALICE, NO_HEADERS, List.of(id), body(kind)).refusal()).contains(new NoSession());
        }
    }

    @Test // I-10, B-11, B-12, trap 25: an id alone opens nothing, and a foreign one is like an unknown one
    void sessionOfAnotherCaller_isUnknown() {
        byte[] unknown = send(FakeServer.BOB, NO_HEADERS, List.of("s2"), LIST).body();
        for (Caller other : List.of(FakeServer.BOB, Caller.anonymous(), Callers.of("alice", "", Authentication.JWT))) {
            assertThat(send(other, NO_HEADERS, List.of("s1"), LIST).body()).isEqualTo(unknown);
        }
    }

    @ParameterizedTest // HL-06
    @ValueSource(strings = { "2025-11-25", "2025-03-26" })
    void versionThatWasNotNegotiated_isRefused(String version) {
        assertFault(Fault.LEGACY_VERSION, FakeServer.ALICE, headers(version), List.of("s1"), LIST);
        assertFault(Fault.LEGACY_VERSION, FakeServer.ALICE, headers(version), List.of("s1"), RESPONSE);
    }

    @ParameterizedTest // HL-06
    @ValueSource(strings = { "1999-01-01", "", "x", "2024-11-05" })
    void versionThatIsNone_isRefused(String version) {
        assertFault(Fault.LEGACY_VERSION, FakeServer.ALICE, headers(version), List.of("s1"), LIST);
    }

    @Test
    void repeatedVersion_isRefused() {
        assertFault(Fault.LEGACY_VERSION, FakeServer.ALICE, headers("2025-06-18", "2025-06-18"), List.of("s1"), LIST);
    }

    @Test // E-08
    void withoutAVersion_theOneOfTheSessionIsSpoken() {
        server.catalog.add(new FakeTool("titled").outputSchema("{\"type\":\"object\"}").entry());
        String list = FakeServer.tree(send(FakeServer.ALICE, NO_HEADERS, List.of("s1"), LIST)).toString();
        assertThat(list).contains("outputSchema"); // younger than 2025-03-26
    }

    @Test // the handshake itself needs no session, and may name one that is over
    void initialize_needsNoSession() {
        for (List<String> ids : List.of(List.<String> of(), List.of("s2"), List.of("s1"))) {
            Reply reply = send(FakeServer.ALICE, NO_HEADERS, ids, FakeServer.request("initialize", ""));
            assertThat(reply.session()).isPresent();
        }
    }

    @ParameterizedTest // E-11
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STATEFUL")
    void responseWithoutSessions_isRefused(Mode mode) {
        Reply reply = new Setup().peers(mode).serving().send(FakeServer.ALICE, NO_HEADERS, List.of("s1"), RESPONSE);
        assertThat(fault(reply)).isEqualTo(Fault.REQUEST);
    }

    @Test // SR-01: what nobody asked is ignored
    void responseToNothing_isAccepted() {
        for (String id : List.of("\"q7\"", "7", "\"\"")) {
            String response = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}";
            assertThat(send(FakeServer.ALICE, NO_HEADERS, List.of("s1"), response).isNothing()).isTrue();
        }
        assertThat(
                send(FakeServer.ALICE, NO_HEADERS, List.of("s1"), "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1}}").isNothing())
                .isTrue();
    }

    @Test // E-13
    void withoutHandshakes_initializeIsToldWhatIsServed() {
        FakeServer modern = new Setup().peers(Mode.OFF).serving(new FakeTool("find"));
        Reply reply = modern.send(FakeServer.ALICE, NO_HEADERS,
                FakeServer.request("initialize", "'protocolVersion':'2025-11-25'"));
        assertThat(reply.refusal()).get().isInstanceOf(Unsupported.class);
        assertThat(FakeServer.tree(reply).get("error"))
                .isEqualTo(Tree.of("{'code':-32022,'message':'Unsupported protocol version',"
                        + "'data':{'supported':['2026-07-28'],'requested':'2025-11-25'}}"));
    }

    @ParameterizedTest // E-13, E-14
    @ValueSource(strings = { "tools/list", "ping", "server/discover", "nothing" })
    void withoutHandshakes_nothingElseIsServed(String method) {
        FakeServer modern = new Setup().peers(Mode.OFF).serving(new FakeTool("find"));
        assertThat(fault(modern.handshake("2025-11-25", method, ""))).isIn(Fault.REQUEST, Fault.LEGACY_VERSION);
        assertThat(fault(modern.send(FakeServer.ALICE, NO_HEADERS, FakeServer.request(method, "")))).isEqualTo(Fault.REQUEST);
        assertThat(modern.client(FakeServer.ALICE).result("tools/list", "").get("tools")).hasSize(1);
    }

    @Test // HM-08: a session id means nothing to a modern request
    void modernRequest_needsNoSession() {
        for (List<String> ids : List.of(List.<String> of(), List.of("nothing"), List.of("a", "b"), List.of("s1"))) {
            Reply reply = send(FakeServer.BOB,
                    new MirroredHeaders(List.of(FakeServer.MODERN), List.of("tools/list"), List.of()), ids,
                    FakeServer.request("tools/list", FakeServer.meta(FakeServer.MODERN)));
            assertThat(FakeServer.tree(reply).has("result")).isTrue();
        }
    }

    @Test // HM-11: nor does a modern notification find one
    void modernCancellation_reachesNoSession() {
        String[] cancelled = { "" };
        session.began(new RequestId("7"), () -> cancelled[0] = "cancelled");
        String body = FakeServer.request("notifications/cancelled", "'requestId':7," + FakeServer.meta(FakeServer.MODERN))
                .replace("\"id\":7,", "");
        assertThat(send(FakeServer.ALICE, headers(FakeServer.MODERN), List.of("s1"), body).isNothing()).isTrue();
        assertThat(cancelled[0]).isEmpty();
    }

    private Reply send(Caller caller, MirroredHeaders headers, List<String> sessions, String body) {
        return server.send(caller, headers, sessions, body);
    }

    private void assertFault(Fault fault, Caller caller, MirroredHeaders headers, List<String> sessions, String body) {
        assertThat(fault(send(caller, headers, sessions, body))).isEqualTo(fault);
    }

    private static Fault fault(Reply reply) {
        Refusal refusal = reply.refusal().orElseThrow();
        return refusal instanceof Malformed malformed ? malformed.fault() : null;
    }

    private static String body(String kind) {
        return switch (kind) {
            case "request" -> LIST;
            case "notification" -> NOTIFICATION;
            default -> RESPONSE;
        };
    }

    private static MirroredHeaders headers(String... version) {
        return new MirroredHeaders(List.of(version), List.of(), List.of());
    }
}
