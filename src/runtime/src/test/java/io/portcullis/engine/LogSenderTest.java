package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.LogLevel;
import io.portcullis.api.McpLog;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Revision;

/** G3-01 to G3-05. */
class LogSenderTest {

    private static final Parameter LOG = Parameter.injected(Source.LOG, "io.portcullis.api.McpLog");

    private final RecordingOutlet outlet = new RecordingOutlet();

    @ParameterizedTest // G3-02: only at or above
    @EnumSource
    void message_isSentAtOrAboveTheWantedLevel(LogLevel wanted) {
        LogSender log = log(Optional.of(wanted));
        List<String> expected = new ArrayList<>();
        for (LogLevel level : LogLevel.values()) {
            boolean enabled = level.ordinal() >= wanted.ordinal();
            assertThat(log.isEnabled(level)).isEqualTo(enabled);
            log.log(level, level.name());
            if (enabled) {
                expected.add(level.name());
            }
        }
        assertThat(sent()).extracting(params -> params.get("data").textValue()).isEqualTo(expected);
    }

    @ParameterizedTest // G3-02
    @EnumSource
    void withoutAWantedLevel_nothingIsSent(LogLevel level) {
        LogSender log = log(Optional.empty());
        assertThat(log.isEnabled(level)).isFalse();
        log.log(level, "x");
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void clientThatTakesNoStream_isSentNothing() {
        outlet.withoutStream();
        assertThat(log(Optional.of(LogLevel.DEBUG)).isEnabled(LogLevel.ERROR)).isFalse();
    }

    @Test
    void message_isATextOrAValue() {
        LogSender log = log(Optional.of(LogLevel.DEBUG));
        log.info("a\nb");
        log.log(LogLevel.ERROR, Map.of("n", 1));
        log.debug("x\ud83d");
        assertThat(sent()).containsExactly(Tree.of("{'level':'info','logger':'find','data':'a\\nb'}"),
                Tree.of("{'level':'error','logger':'find','data':{'n':1}}"),
                Tree.of("{'level':'debug','logger':'find','data':'x\ufffd'}"));
    }

    @Test
    void valueThatCannotBeWritten_isAMistakeOfTheAuthor() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatIllegalArgumentException().isThrownBy(() -> log(Optional.of(LogLevel.DEBUG)).log(LogLevel.INFO, circle));
        assertThat(outlet.sent()).isEmpty();
    }

    @Test // G3-05
    void call_hasOnlySoMuchToSay() {
        LogSender log = log(Optional.of(LogLevel.DEBUG));
        for (int i = 0; i < 1_500; i++) {
            log.info("x");
        }
        assertThat(outlet.sent()).hasSize(1_000);
    }

    @Test // G3-02: per request
    void modernClient_saysTheLevelWithEachRequest() {
        FakeServer server = new FakeServer(logging());
        FakeClient alice = server.client(FakeServer.ALICE);
        alice.call("find", "{}");
        assertThat(alice.outlet().sent()).isEmpty();
        alice.saying("'io.modelcontextprotocol/logLevel':'warning'").call("find", "{}");
        assertThat(alice.outlet().params("notifications/message")).extracting(params -> params.get("level").textValue())
                .containsExactly("warning", "error");
        alice.saying("").call("find", "{}");
        assertThat(alice.outlet().sent()).hasSize(2);
    }

    @ParameterizedTest // G3-03, before anything is done
    @ValueSource(strings = { "'verbose'", "'INFO'", "''", "1", "null", "{}", "['info']", "'info '" })
    void levelThatIsNotKnown_isRefused(String level) {
        FakeServer server = new FakeServer(logging());
        FakeClient alice = server.client(FakeServer.ALICE).saying("'io.modelcontextprotocol/logLevel':" + level);
        for (String method : List.of("tools/call", "tools/list", "server/discover")) {
            assertThat(alice.answer(method, "'name':'find'").get("error"))
                    .isEqualTo(Tree.of("{'code':-32602,'message':'The log level is not known'}"));
        }
        assertThat(server.told.calls()).isEmpty();
    }

    @Test // G3-04
    void session_keepsItsLevel() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(logging());
        FakeClient alice = server.client(FakeServer.ALICE, Revision.V2025_11_25, "");
        assertThat(alice.result("logging/setLevel", "'level':'error'")).isEqualTo(Tree.of("{}"));
        alice.call("find", "{}");
        assertThat(alice.outlet().params("notifications/message")).extracting(params -> params.get("level").textValue())
                .containsExactly("error");
    }

    @ParameterizedTest // G3-03
    @ValueSource(strings = { "'level':'verbose'", "'level':1", "'level':null", "" })
    void sessionLevelThatIsNotKnown_isRefusedAndChangesNothing(String params) {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(logging());
        FakeClient alice = server.client(FakeServer.ALICE, Revision.V2025_11_25, "");
        assertThat(alice.code("logging/setLevel", params)).isEqualTo(-32602);
        assertThat(server.peers.last().logLevel()).isEqualTo(LogLevel.WARNING);
    }

    @Test // D-13, G3-01: declared and served only where something logs
    void serverThatNeverLogs_hasNoLevelToSet() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("quiet"));
        assertThat(server.client(FakeServer.ALICE, Revision.V2025_11_25, "").code("logging/setLevel", "'level':'error'"))
                .isEqualTo(-32601);
    }

    private static FakeTool logging() {
        return new FakeTool("find").parameters(LOG).returns(Result.NONE, arguments -> {
            McpLog log = (McpLog) arguments[0];
            log.debug("d");
            log.info("i");
            log.warning("w");
            log.error("e");
            return null;
        });
    }

    private LogSender log(Optional<LogLevel> wanted) {
        return new LogSender(wanted, "find", Voices.on(outlet), StrictJson.create(32, 1_000, 100));
    }

    private List<JsonNode> sent() {
        return outlet.params("notifications/message");
    }
}
