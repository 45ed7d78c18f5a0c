package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.McpException;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.ToolFailure;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Node;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.protocol.MirroredHeaders;

/** Messages in the log: everything that helps to find a mistake, and nothing that is sensitive. */
class TrafficTest {

    private static final String SECRET = "hunter2-4711";
    private static final Parameter PIN = new Parameter(Source.ARGUMENT, "pin", "java.lang.String", false, false, "")
            .with(Sensitivity.WHOLE);
    private static final Parameter NOTE = new Parameter(Source.ARGUMENT, "note", "java.lang.String", false, false, "");

    private final RecordingHandler log = new RecordingHandler("portcullis.traffic");
    private final FakeServer server = new FakeServer(new Setup().withTraffic(),
            new FakeTool("echo").parameters(PIN, NOTE).returns(Result.TEXT, given -> "got " + given[0] + " and " + given[1]),
            new FakeTool("fails").parameters(PIN).returns(given -> {
                throw new ToolFailure("not " + given[0]);
            }), new FakeTool("refuses").parameters(PIN).returns(given -> {
                throw new McpException(-1, "not " + given[0]);
            }), new FakeTool("breaks").parameters(PIN).returns(given -> {
                throw new IllegalStateException("row " + given[0]);
            }), new FakeTool("answers").parameters(PIN).returns(Result.RESPONSE, given -> ToolResponse.error("no " + given[0])),
            new FakePrompt("says").parameters(PIN).returns(given -> PromptMessage.withUserRole("say " + given[0])));

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void messages_areThere_inAndOut() {
        server.call("echo", "{'note':'Xanten'}");
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).matches("in [0-9a-f]{16}: \\{.*").contains("\"method\":\"tools/call\"",
                "\"arguments\":{\"note\":\"Xanten\"}");
        assertThat(log.lines().get(1)).matches("out [0-9a-f]{16}: \\{.*").contains("got null and Xanten");
    }

    @ParameterizedTest
    @ValueSource(strings = { "echo", "fails", "refuses", "breaks", "answers", "unknown" })
    void sensitiveArgument_isInNoLine(String tool) {
        server.modern("tools/call", "'name':'" + tool + "','arguments':{'pin':'" + SECRET + "'}");
        assertThat(log.lines()).hasSize(2).noneMatch(line -> line.contains(SECRET))
                .anyMatch(line -> line.contains("[redacted]"));
    }

    @Test
    void sensitiveArgumentOfAPrompt_isInNoLine() {
        server.modern("prompts/get", "'name':'says','arguments':{'pin':'" + SECRET + "'}");
        assertThat(log.lines()).hasSize(2).noneMatch(line -> line.contains(SECRET))
                .anyMatch(line -> line.contains("say [redacted]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools/call 'name':'echo','arguments':{'pin':'1','hunter2-4711':'hunter2-4711'}",
            "tools/call 'name':'echo','arguments':'hunter2-4711'", "made/up 'anything':{'a':'hunter2-4711'}",
            "tools/call 'name':'echo','requestState':'hunter2-4711','inputResponses':{'a':'hunter2-4711'}",
            "tools/list 'cursor':'hunter2-4711'", "tools/list 'hunter2-4711':1", "tools/list '_meta':{'hunter2-4711':1}",
            "tools/list '_meta':{'org.example/token':'hunter2-4711'}",
            "completion/complete 'ref':{'type':'ref/prompt','name':'says'},'argument':{'name':'pin','value':'hunter2-4711'}",
            "completion/complete 'ref':{'type':'ref/prompt','name':'none'},'argument':{'name':'x','value':'hunter2-4711'},"
                    + "'context':{'arguments':{'pin':'hunter2-4711'}}" })
    void whatIsNotKnownToBeHarmless_isInNoLineThatComesIn(String request) {
        String[] parts = request.split(" ", 2);
        server.send(FakeServer.ALICE, new MirroredHeaders(List.of(), List.of(), List.of()),
                FakeServer.request(parts[0], parts[1]));
        assertThat(log.lines().get(0)).startsWith("in ").doesNotContain(SECRET).contains("[redacted]");
    }

    @Test
    void sensitiveResult_isInNoLine() {
        Sensitivity part = new Sensitivity(
                List.of(new Node(false, Map.of("key", 1, "name", Node.OPEN), Node.NOWHERE), Node.SECRET));
        FakeServer other = new FakeServer(new Setup().withTraffic(), new FakeTool("makes").sensitive(part)
                .returns(Result.STRUCTURED, given -> Map.of("key", SECRET, "name", "Ann")));
        assertThat(other.call("makes", "{}").toString()).contains(SECRET); // the caller rightly gets it
        assertThat(log.lines()).hasSize(2).noneMatch(line -> line.contains(SECRET))
                .anyMatch(line -> line.contains("\"structuredContent\":{\"key\":\"[redacted]\",\"name\":\"Ann\"}")
                        || line.contains("\"structuredContent\":{\"name\":\"Ann\",\"key\":\"[redacted]\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[1", "null", "7" })
    void whatIsNoMessage_isNotShown(String body) {
        server.send(FakeServer.ALICE, null, body);
        assertThat(log.lines().get(0)).startsWith("in ");
    }

    @Test
    void wordsForTheCaller_loseWhatIsSensitive_andFailuresAreFixedTexts() {
        String pin = "{'pin':'" + SECRET + "'}";
        assertThat(server.call("fails", pin).toString()).contains("not [redacted]").doesNotContain(SECRET);
        assertThat(FakeServer.tree(server.modern("tools/call", FakeClient.called("refuses", pin))).toString())
                .contains("not [redacted]").doesNotContain(SECRET);
        assertThat(server.call("breaks", pin).toString()).contains("The tool failed").doesNotContain(SECRET);
    }

    @Test
    void withoutTheSetting_nothingIsWritten() {
        new FakeServer(new FakeTool("echo").returns(Result.TEXT, given -> "x")).call("echo", "{}");
        assertThat(log.lines()).isEmpty();
    }
}
