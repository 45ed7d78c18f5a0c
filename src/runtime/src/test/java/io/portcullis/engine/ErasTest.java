package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeTool;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.refusal.Refusal.Malformed;

/** E-02 to E-15, I-02, HM-11. There are no sessions and no batches. */
class ErasTest {

    private static final MirroredHeaders NO_HEADERS = headers();
    private static final String MODERN = FakeServer.MODERN;

    private final FakeServer server = new FakeServer(new FakeTool("find"));

    @Test // E-02, D-09
    void modernRequest_isServedWithoutAnythingBefore() {
        Reply reply = server.modern("tools/list", "");
        assertThat(FakeServer.tree(reply).at("/result/resultType").textValue()).isEqualTo("complete");
    }

    @Test // E-03
    void initializeWithoutModernMeta_isAHandshake() {
        Reply reply = server.send(FakeServer.ALICE, NO_HEADERS,
                FakeServer.request("initialize", "'protocolVersion':'2025-06-18'"));
        assertThat(FakeServer.tree(reply).at("/result/protocolVersion").textValue()).isEqualTo("2025-06-18");
        assertThat(FakeServer.tree(reply).get("result").has("resultType")).isFalse();
    }

    @ParameterizedTest // E-04, D-14
    @ValueSource(strings = { "initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe",
            "tools/nothing", "",
            "Tools/list" })
    void methodThatModernRevisionsDoNotHave_isNotFound(String method) {
        Reply reply = server.modern(method, "");
        assertThat(FakeServer.code(reply)).isEqualTo(-32601);
        assertThat(reply.modern()).isTrue(); // the status is 404 (HM-10)
    }

    @ParameterizedTest // E-04: whatever its value
    @ValueSource(strings = { "null", "1", "{}", "[]" })
    void versionKeyThatIsNoString_isAModernFault(String version) {
        String body = FakeServer.request("tools/list", FakeServer.meta("@").replace("'@'", version));
        Reply reply = server.send(FakeServer.ALICE, headers("2025-11-25"), body);
        assertThat(FakeServer.code(reply)).isEqualTo(-32602);
        assertThat(FakeServer.tree(reply).at("/error/message").textValue()).contains("io.modelcontextprotocol/protocolVersion");
    }

    @ParameterizedTest // E-05
    @ValueSource(strings = { "", "'_meta':{}", "'_meta':null", "'_meta':[]", "'_meta':{'progressToken':1}" })
    void modernHeaderWithoutTheKey_isNotServedAsHandshake(String params) {
        for (String method : List.of("tools/list", "tools/call", "ping", "server/discover", "tools/nothing")) {
            Reply reply = server.send(FakeServer.ALICE, headers(MODERN), FakeServer.request(method, params));
            assertThat(FakeServer.code(reply)).isEqualTo(-32602);
            assertThat(FakeServer.tree(reply).at("/error/message").textValue())
                    .contains("io.modelcontextprotocol/protocolVersion");
            assertThat(fault(reply)).isEqualTo(Malformed.Fault.META); // 400
        }
    }

    @ParameterizedTest // E-05, X-19
    @CsvSource({ "2026-07-28,2025-11-25", "2025-11-25,2026-07-28", "2026-07-28,2026-07-28", "' 2026-07-28',2025-11-25" })
    void modernHeaderAmongOthers_isNotServedAsHandshake(String first, String second) {
        Reply reply = server.send(FakeServer.ALICE, headers(first, second), FakeServer.request("tools/list", ""));
        assertThat(fault(reply)).isEqualTo(Malformed.Fault.META);
    }

    @Test // E-06
    void initializeWithAModernHeader_isContradictory() {
        Reply reply = server.send(FakeServer.ALICE, headers(MODERN),
                FakeServer.request("initialize", "'protocolVersion':'2025-11-25'"));
        assertThat(FakeServer.code(reply)).isEqualTo(-32020);
    }

    @Test // E-07, E-08
    void requestWithoutAnyVersion_isServedAsTheOldestHandshake() {
        Reply reply = server.send(FakeServer.ALICE, NO_HEADERS, FakeServer.request("tools/list", ""));
        assertThat(FakeServer.tree(reply).at("/result/tools/0/name").textValue()).isEqualTo("find");
        assertThat(FakeServer.tree(reply).get("result")).hasSize(1);
    }

    @ParameterizedTest // HL-06
    @ValueSource(strings = { "", "2024-11-05", "1999-01-01", "2027-01-01", "2025-11-25, 2025-11-25", "x" })
    void handshakeHeaderThatIsNotServed_isRefused(String version) {
        Reply reply = server.send(FakeServer.ALICE, headers(version), FakeServer.request("tools/list", ""));
        assertThat(fault(reply)).isEqualTo(Malformed.Fault.LEGACY_VERSION);
    }

    @Test // X-19
    void repeatedHandshakeHeader_isRefused() {
        Reply reply = server.send(FakeServer.ALICE, headers("2025-11-25", "2025-11-25"), FakeServer.request("tools/list", ""));
        assertThat(fault(reply)).isEqualTo(Malformed.Fault.LEGACY_VERSION);
    }

    @Test // E-09
    void handshakeHeader_doesNotDowngradeAModernRequest() {
        Reply reply = server.send(FakeServer.ALICE,
                new MirroredHeaders(List.of("2025-11-25"), List.of("tools/list"), List.of()),
                FakeServer.request("tools/list", FakeServer.meta(MODERN)));
        assertThat(FakeServer.code(reply)).isEqualTo(-32020);
    }

    @ParameterizedTest // E-10
    @ValueSource(strings = { "[]", "[{'jsonrpc':'2.0','id':1,'method':'ping'}]",
            "[{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28'}}}]" })
    void batch_isRefused(String body) {
        Reply reply = server.send(FakeServer.ALICE, headers("2025-03-26"), body.replace('\'', '"'));
        assertThat(FakeServer.code(reply)).isEqualTo(-32600);
        assertThat(FakeServer.tree(reply).has("id")).isFalse();
    }

    @ParameterizedTest // E-11
    @ValueSource(strings = { "'result':{}", "'error':{'code':1,'message':'m'}" })
    void postedResponse_isRefused(String member) {
        Reply reply = server.send(FakeServer.ALICE, headers("2025-11-25"),
                ("{'jsonrpc':'2.0','id':1," + member + "}").replace('\'', '"'));
        assertThat(FakeServer.code(reply)).isEqualTo(-32600);
    }

    @ParameterizedTest // E-14: no modern code for handshake traffic
    @ValueSource(strings = { "tools/list", "tools/call", "ping", "initialize", "tools/nothing" })
    void handshakeAnswers_haveNoModernCodes(String method) {
        for (String version : List.of("2025-11-25", "1999-01-01")) {
            Reply reply = server.send(FakeServer.ALICE, new MirroredHeaders(List.of(version), List.of("x"), List.of("y")),
                    FakeServer.request(method, "'name':'no such tool'"));
            assertThat(FakeServer.code(reply)).isNotIn(-32020, -32021, -32022);
        }
    }

    @ParameterizedTest // E-15, I-02, I-11
    @CsvSource({ "2025-11-25,2025-11-25", "2025-06-18,2025-06-18", "2025-03-26,2025-03-26", "2026-07-28,2025-11-25",
            "2024-11-05,2025-11-25",
            "2099-01-01,2025-11-25", "'',2025-11-25" })
    void initialize_isAnsweredWithAHandshakeRevision(String asked, String answered) {
        Reply reply = server.send(FakeServer.ALICE, NO_HEADERS,
                FakeServer.request("initialize", "'protocolVersion':'" + asked + "'"));
        assertThat(FakeServer.tree(reply).at("/result/protocolVersion").textValue()).isEqualTo(answered);
    }

    @Test
    void initializeWithoutAVersion_isAnsweredWithTheNewestHandshake() {
        Reply reply = server.send(FakeServer.ALICE, NO_HEADERS, FakeServer.request("initialize", ""));
        assertThat(FakeServer.tree(reply).at("/result/protocolVersion").textValue()).isEqualTo("2025-11-25");
    }

    @Test
    void initializeWithAVersionThatIsNoText_isRefused() {
        Reply reply = server.send(FakeServer.ALICE, NO_HEADERS, FakeServer.request("initialize", "'protocolVersion':20251125"));
        assertThat(fault(reply)).isEqualTo(Malformed.Fault.PARAMS);
    }

    @ParameterizedTest // E-15, D-07, D-08
    @ValueSource(strings = { "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "2027-01-01" })
    void modernRequestNamingAnotherRevision_isToldWhatIsServed(String version) {
        Reply reply = server.send(FakeServer.ALICE, new MirroredHeaders(List.of(version), List.of("tools/list"), List.of()),
                FakeServer.request("tools/list", FakeServer.meta(version)));
        assertThat(FakeServer.code(reply)).isEqualTo(-32022);
        assertThat(FakeServer.tree(reply).at("/error/data/requested").textValue()).isEqualTo(version);
        assertThat(FakeServer.tree(reply).at("/error/data/supported"))
                .isEqualTo(FakeServer.tree(server.modern("server/discover", "")).at("/result/supportedVersions"));
    }

    @ParameterizedTest // J-06, I-05
    @ValueSource(strings = { "notifications/initialized", "notifications/cancelled", "notifications/anything", "tools/call",
            "initialize" })
    void notification_isAcceptedWithoutAnAnswer(String method) {
        for (String params : List.of("{}", "{'name':'find','protocolVersion':1}", "[]", "null")) {
            String body = ("{'jsonrpc':'2.0','method':'" + method + "','params':" + params + "}").replace('\'', '"');
            for (MirroredHeaders headers : List.of(NO_HEADERS, headers("2025-11-25"), headers(MODERN))) {
                assertThat(server.send(FakeServer.ALICE, headers, body).isNothing()).as(body).isTrue();
            }
        }
        assertThat(server.told.calls()).isEmpty();
    }

    @Test // HM-11
    void modernNotification_isAcceptedAndDropped() {
        String body = FakeServer.request("notifications/cancelled", "'requestId':7," + FakeServer.meta(MODERN))
                .replace("\"id\":7,", "");
        assertThat(server.send(FakeServer.ALICE, headers(MODERN), body).isNothing()).isTrue();
    }

    @Test // H-07
    void notificationThatIsNotAccepted_isRefusedWithoutAnId() {
        Reply reply = server.send(FakeServer.ALICE, headers("1999-01-01"),
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        assertThat(fault(reply)).isEqualTo(Malformed.Fault.LEGACY_VERSION);
        assertThat(FakeServer.tree(reply).has("id")).isFalse();
    }

    private static MirroredHeaders headers(String... version) {
        return new MirroredHeaders(List.of(version), List.of(), List.of());
    }

    private static Malformed.Fault fault(Reply reply) {
        return ((Malformed) reply.refusal().orElseThrow()).fault();
    }
}
