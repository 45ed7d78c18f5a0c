package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.catalog.AccessRule;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Unauthenticated;

/** D-01, D-13, I-06, N-02, T-01, T-03. */
class EngineTest {

    private static final AccessRule ADMIN = AccessRule.roles(List.of(Set.of("admin")));
    private static final List<String> HANDSHAKES = List.of("2025-03-26", "2025-06-18", "2025-11-25");

    private final FakeServer server = new FakeServer(new FakeTool("zoo"), new FakeTool("Ant"), new FakeTool("bee"),
            new FakeTool("hidden").access(ADMIN));

    @Test // T-03
    void list_isInTheOrderOfNamesAndOnlyOfWhatTheCallerSees() {
        assertThat(names(server.modern("tools/list", ""))).containsExactly("Ant", "bee", "zoo");
        assertThat(names(server.modern(Callers.key("root", "admin"), "tools/list", ""))).containsExactly("Ant", "bee", "hidden",
                "zoo");
        HANDSHAKES.forEach(
                version -> assertThat(names(server.handshake(version, "tools/list", ""))).containsExactly("Ant", "bee", "zoo"));
    }

    @Test
    void list_isNotTold() {
        server.modern("tools/list", "");
        assertThat(server.told.calls()).isEmpty();
    }

    @ParameterizedTest // N-02: none was given out
    @ValueSource(strings = { "''", "'abc'", "null", "1" })
    void cursor_isInvalid(String cursor) {
        assertParams(server.modern("tools/list", "'cursor':" + cursor));
        assertParams(server.handshake("2025-11-25", "tools/list", "'cursor':" + cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools/list", "initialize" })
    void paramsThatAreNoObject_areRefused(String method) {
        for (String params : List.of("[]", "1", "\"x\"", "{\"a\":1,\"a\":1}")) {
            assertParams(server.send(FakeServer.ALICE, new MirroredHeaders(List.of(), List.of(), List.of()),
                    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}"));
        }
    }

    @Test // D-01, D-03
    void discovery_saysWhatThereIs() {
        assertThat(FakeServer.tree(server.modern("server/discover", "")).get("result")).isEqualTo(Tree.of(
                "{'resultType':'complete','supportedVersions':['2026-07-28','2025-11-25','2025-06-18','2025-03-26'],'capabilities':{'tools':{'listChanged':true}},"
                        + "'ttlMs':0,'cacheScope':'private','_meta':{'io.modelcontextprotocol/serverInfo':{'name':'n','version':'1'}}}"));
    }

    @Test
    void discovery_isNoHandshakeMethod() {
        assertThat(FakeServer.code(server.handshake("2025-11-25", "server/discover", ""))).isEqualTo(-32601);
    }

    @Test // I-06
    void ping_isAnsweredInHandshakeRevisions() {
        HANDSHAKES.forEach(version -> assertThat(FakeServer.tree(server.handshake(version, "ping", "")))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','id':7,'result':{}}")));
    }

    @Test // D-13
    void serverWithoutTools_hasNoToolMethods() {
        FakeServer empty = new FakeServer();
        for (String method : List.of("tools/list", "tools/call")) {
            assertThat(FakeServer.code(empty.modern(method, ""))).isEqualTo(-32601);
            assertThat(FakeServer.code(empty.handshake("2025-11-25", method, ""))).isEqualTo(-32601);
        }
        assertThat(FakeServer.tree(empty.modern("server/discover", "")).at("/result/capabilities")).isEmpty();
    }

    @Test // the list of methods does not tell whether there is anything hidden
    void callerWhoSeesNothing_getsAnEmptyList() {
        FakeServer closed = new FakeServer(new FakeTool("hidden").access(ADMIN));
        assertThat(names(closed.modern("tools/list", ""))).isEmpty();
    }

    @Test
    void hiddenAndUnknownTools_haveTheSameAnswerByteByByte() {
        byte[] hidden = server.modern("tools/call", "'name':'hidden'").body();
        assertThat(hidden).isEqualTo(server.modern("tools/call", "'name':'nothing'").body());
        assertThat(Tree.of(hidden))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','id':7,'error':{'code':-32602,'message':'Unknown tool'}}"));
        assertThat(server.told.calls()).extracting(call -> call.reason().orElse("")).containsExactly("denied_role",
                "unknown_tool");
    }

    @Test
    void hiddenTool_doesNotLookAtArguments() {
        assertThat(server.modern("tools/call", "'name':'hidden','arguments':{'x':1}").body())
                .isEqualTo(server.modern("tools/call", "'name':'hidden','arguments':{}").body());
    }

    @Test
    void anonymousCallerOfAHiddenTool_isAskedForACredential() {
        Reply reply = server.modern(Caller.anonymous(), "tools/call", "'name':'hidden'");
        assertThat(FakeServer.refusal(reply)).contains(Unauthenticated.class);
        assertThat(FakeServer.code(reply)).isEqualTo(-31401);
    }

    @ParameterizedTest // J-01
    @ValueSource(strings = { "7", "\"7\"", "123456789012345678901234567890", "\"\\u20ac\\\"\"" })
    void id_isEchoedAsItCame(String id) {
        String body = FakeServer.request("ping", "").replace("\"id\":7", "\"id\":" + id);
        Reply reply = server.send(FakeServer.ALICE, new MirroredHeaders(List.of(), List.of(), List.of()), body);
        assertThat(new String(reply.body())).contains("\"id\":" + id + ",");
    }

    @Test
    void whatBreaksBeforeTheTool_isAnInternalErrorWithoutText() {
        Reply reply = server.send(FakeServer.ALICE, null, FakeServer.request("ping", ""));
        assertThat(FakeServer.refusal(reply)).contains(Internal.class);
        String id = FakeServer.tree(reply).at("/error/data/correlationId").asText();
        assertThat(id).matches("[0-9a-f]{16}");
        assertThat(FakeServer.tree(reply)).isEqualTo(Tree.of("{'jsonrpc':'2.0','id':7,'error':{'code':-32603,"
                + "'message':'Internal error','data':{'correlationId':'" + id + "'}}}"));
    }

    @Test
    void call_isToldWithItsOriginAndArgumentNames() {
        server.modern("tools/call", "'name':'bee'");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.OK);
        assertThat(server.told.call().origin().address()).isEqualTo("192.0.2.1");
        assertThat(server.told.call().origin().requestId()).isEqualTo("7");
        assertThat(server.told.call().caller()).isEqualTo(FakeServer.ALICE);
    }

    private static void assertParams(Reply reply) {
        assertThat(FakeServer.code(reply)).isEqualTo(-32602);
        assertThat(((Malformed) reply.refusal().orElseThrow()).fault()).isEqualTo(Malformed.Fault.PARAMS);
    }

    private static List<String> names(Reply reply) {
        return FakeServer.tree(reply).at("/result/tools").findValuesAsText("name");
    }
}
