package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.CompletionResponse;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Extras;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.LogLevel;
import io.portcullis.api.McpException;
import io.portcullis.api.McpLog;
import io.portcullis.api.Progress;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceResponse;
import io.portcullis.api.TextContent;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.api.ToolFailure;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Invocation.BoundMethod;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.engine.ResultGuard.Characters;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.ResultFlagged.Flag;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Revision;

/** Nothing leaves that may not: by no kind of entry, in no revision, neither in an answer nor before it. */
class ResultGuardTest {

    private static final String SECRET = "the-\"vault\"-is-4711";
    private static final String SEEN = "see";
    private static final String UNSEEN = "s\u202ee\udb40\udc41e\u001b";
    private static final String CAN = "'elicitation':{},'extensions':{'io.modelcontextprotocol/tasks':{}}";
    private static final Parameter PROGRESS = Parameter.injected(Source.PROGRESS, "io.portcullis.api.Progress");
    private static final Parameter LOG = Parameter.injected(Source.LOG, "io.portcullis.api.McpLog");
    private static final Parameter ASK = Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation");

    /** Every way by which words of a method reach a client as its answer. */
    private enum Way {
        TEXT(Result.TEXT, text -> text),
        STRUCTURE(Result.STRUCTURED, text -> Map.of("deep", List.of(Map.of("v", text)))),
        NAME(Result.STRUCTURED, text -> Map.of("deep", List.of(Map.of(text, 1)))),
        ERROR_RESULT(Result.RESPONSE, ToolResponse::error),
        FAILURE(Result.TEXT, text -> {
            throw new ToolFailure(text);
        }),
        ERROR(Result.TEXT, text -> {
            throw new McpException(-31000, text);
        }),
        PROMPT(null, text -> PromptResponse.of(PromptMessage.withUserRole(text))),
        PROMPT_DESCRIPTION(null, text -> new PromptResponse(text, List.of())),
        PROMPT_FAILURE(null, text -> {
            throw new ToolFailure(text);
        }),
        RESOURCE(null, text -> text),
        RESOURCE_ADDRESS(null, text -> new ResourceResponse(List.of(ResourceContents.ofText("x").at("docs://" + text)))),
        COMPLETION(null, text -> CompletionResponse.of(List.of(text)));

        private final Result result;
        private final Saying saying;

        Way(Result result, Saying saying) {
            this.result = result;
            this.saying = saying;
        }

        FakeServer serving(Setup setup, String text) {
            BoundMethod method = arguments -> saying.what(text);
            return setup.peers(Mode.STATEFUL).from(Revision.V2024_11_05).serving(
                    new FakeTool("find").returns(result == null ? Result.NONE : result, method),
                    new FakePrompt("ask", "city").returns(method), new FakeResource("docs://a").returns(method),
                    FakeCompletion.ofPrompt("ask", "city").parameters(
                            new Parameter(Source.ARGUMENT, "city", "java.lang.String", true, false, "")).returns(method));
        }

        JsonNode answer(FakeClient client) {
            if (result != null) {
                return client.answer("tools/call", "'name':'find','arguments':{}");
            }
            return switch (this) {
                case RESOURCE, RESOURCE_ADDRESS -> client.answer("resources/read", "'uri':'docs://a'");
                case COMPLETION -> client.answer("completion/complete",
                        "'ref':{'type':'ref/prompt','name':'ask'},'argument':{'name':'city','value':'x'}");
                default -> client.answer("prompts/get", "'name':'ask'");
            };
        }
    }

    private interface Saying {
        Object what(String text);
    }

    static Stream<Arguments> ways() {
        return Arrays.stream(Way.values()).flatMap(way -> Stream.concat(Stream.of(Arguments.of(way, null)),
                Arrays.stream(Revision.values()).filter(each -> !each.isModern()).map(each -> Arguments.of(way, each))));
    }

    private static FakeClient client(FakeServer server, Revision revision) {
        return revision == null ? server.client(FakeServer.ALICE).can(CAN)
                : server.client(FakeServer.ALICE, revision, "'elicitation':{}");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatNobodySees_isTakenOut_andToldOnce(Way way, Revision revision) {
        FakeServer server = way.serving(new Setup(), UNSEEN + " " + UNSEEN);
        String answer = way.answer(client(server, revision)).toString();
        assertThat(answer).contains(SEEN + " " + SEEN).doesNotContain("\u202e", "\udb40", "\\u001b", "\\u001B");
        assertThat(server.told.flagged()).singleElement().satisfies(event -> {
            assertThat(event.flag()).isEqualTo(Flag.CHARACTERS);
            assertThat(event.withheld()).isFalse();
            assertThat(event.entry()).isEqualTo(server.told.call().entry());
            assertThat(event.origin()).isEqualTo(server.told.call().origin());
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatNobodySees_isWithheldWhereItIsRefused(Way way, Revision revision) {
        FakeServer server = way.serving(new Setup().characters(Characters.REFUSE), UNSEEN);
        JsonNode answer = way.answer(client(server, revision));
        assertWithheld(server, answer, Flag.CHARACTERS);
        assertThat(answer.toString()).doesNotContain(SEEN);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatNobodySees_passesWhereItIsAllowed(Way way, Revision revision) {
        FakeServer server = way.serving(new Setup().characters(Characters.ALLOW), "a\u202eb");
        assertThat(way.answer(client(server, revision)).toString()).contains("a\u202eb");
        assertThat(server.told.flagged()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void clean_isNotTouched(Way way, Revision revision) {
        String clean = "caf\u00e9 \ud83d\udc69\u200d\ud83d\udcbb";
        FakeServer server = way.serving(new Setup().characters(Characters.REFUSE).canaries(SECRET), clean);
        assertThat(way.answer(client(server, revision)).toString()).contains(clean);
        assertThat(server.told.flagged()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void answerWithASecret_isWithheld_andTheLogSaysWhichOneAndNotWhatItIs(Way way, Revision revision) {
        try (RecordingHandler log = new RecordingHandler(ResultGuard.class.getName())) {
            FakeServer server = way.serving(new Setup().canaries("another-secret", SECRET), "x" + SECRET + "x");
            JsonNode answer = way.answer(client(server, revision));
            assertWithheld(server, answer, Flag.CANARY);
            assertThat(answer.toString()).doesNotContain("vault");
            assertThat(log.lines()).singleElement().asString().doesNotContain("vault").contains("number 2",
                    server.told.call().origin().correlationId(), server.told.call().entry().text());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void secretInBase64_isFound(Way way, Revision revision) {
        String encoded = Base64.getEncoder().encodeToString(("ab" + SECRET + "cd").getBytes());
        FakeServer server = way.serving(new Setup().canaries(SECRET), encoded);
        assertWithheld(server, way.answer(client(server, revision)), Flag.CANARY);
    }

    private static void assertWithheld(FakeServer server, JsonNode answer, Flag flag) {
        String id = server.told.call().origin().correlationId();
        assertThat(answer.toString()).contains("The result was withheld", id);
        assertThat(answer.has("error") || answer.at("/result/isError").asBoolean()).isTrue();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(server.told.call().reason()).contains("withheld_" + flag.name().toLowerCase());
        assertThat(server.told.flagged()).extracting(ResultFlagged::flag, ResultFlagged::withheld)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(flag, true));
    }

    @Test
    void structureAndItsText_leaveAlike() {
        FakeServer server = Way.STRUCTURE.serving(new Setup(), UNSEEN);
        JsonNode result = Way.STRUCTURE.answer(client(server, null)).get("result");
        assertThat(Tree.of(result.at("/content/0/text").textValue())).isEqualTo(result.get("structuredContent"));
    }

    @Test
    void membersOfMeta_leaveMended_namesIncluded() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.CONTENT,
                arguments -> new TextContent("x", new Extras(null, Map.of(UNSEEN, UNSEEN)))));
        assertThat(client(server, null).call("find", "{}").at("/content/0/_meta"))
                .isEqualTo(Tree.of("{'" + SEEN + "':'" + SEEN + "'}"));
        assertThat(server.told.flagged()).hasSize(1);
    }

    @Test
    void idOfARequest_comesBackAsItCame() {
        FakeServer server = Way.TEXT.serving(new Setup().characters(Characters.REFUSE), "fine");
        JsonNode answer = Way.TEXT.answer(client(server, null).id("'a\u202eb'"));
        assertThat(answer.get("id").textValue()).isEqualTo("a\u202eb");
        assertThat(answer.has("result")).isTrue();
    }

    @Test
    void messagesBeforeTheAnswer_leaveMended() {
        FakeServer server = talking(new Setup(), UNSEEN);
        FakeClient alice = heard(server);
        assertThat(alice.call("find", "{}").toString()).contains("done");
        assertThat(alice.outlet().params("notifications/progress").get(0).get("message").textValue()).isEqualTo(SEEN);
        assertThat(alice.outlet().params("notifications/message").get(0).get("data")).isEqualTo(Tree.of("{'" + SEEN + "':['"
                + SEEN + "']}"));
        assertThat(server.told.flagged()).hasSize(1);
    }

    @Test
    void messagesWithWhatMayNotLeave_areDropped_andTheCallGoesOn() {
        FakeServer refusing = talking(new Setup().characters(Characters.REFUSE), UNSEEN);
        FakeServer watching = talking(new Setup().canaries(SECRET), SECRET);
        for (FakeServer server : List.of(refusing, watching)) {
            FakeClient alice = heard(server);
            assertThat(alice.call("find", "{}").toString()).contains("done");
            assertThat(alice.outlet().sent()).isEmpty();
            assertThat(server.told.flagged()).singleElement().extracting(ResultFlagged::withheld).isEqualTo(true);
            assertThat(server.told.call().outcome()).isEqualTo(Outcome.OK);
        }
    }

    private static FakeServer talking(Setup setup, String text) {
        return setup.serving(new FakeTool("find").parameters(PROGRESS, LOG).returns(Result.TEXT, arguments -> {
            ((Progress) arguments[0]).send(1, null, text);
            ((McpLog) arguments[1]).log(LogLevel.ERROR, Map.of(text, List.of(text)));
            return "done";
        }));
    }

    private static FakeClient heard(FakeServer server) {
        return server.client(FakeServer.ALICE)
                .saying("'progressToken':1,'io.modelcontextprotocol/logLevel':'debug'");
    }

    @Test
    void questionInAnAnswer_isMended_orWithheld() {
        FakeServer server = asking(new Setup(), UNSEEN);
        assertThat(server.client(FakeServer.ALICE).can("'elicitation':{}").call("book", "{}").toString())
                .contains("Who is " + SEEN).doesNotContain("\u202e");
        assertThat(server.told.flagged()).singleElement().extracting(ResultFlagged::withheld).isEqualTo(false);
        for (FakeServer strict : strict()) {
            assertThat(strict.client(FakeServer.ALICE).can("'elicitation':{}").call("book", "{}").toString())
                    .contains("The result was withheld");
            assertThat(strict.told.flagged()).singleElement().extracting(ResultFlagged::withheld).isEqualTo(true);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = { "V2025_06_18", "V2025_11_25" })
    void questionOfASession_isMended_orNotAsked(Revision revision) {
        FakeServer server = asking(new Setup().peers(Mode.STATEFUL), UNSEEN);
        client(server, revision).begin("tools/call", FakeClient.called("book", "{}"));
        assertThat(server.peers.last().asked().get(0).at("/params/message").textValue()).isEqualTo("Who is " + SEEN);
        for (FakeServer strict : strict()) {
            CompletableFuture<Reply> reply = client(strict, revision).begin("tools/call", FakeClient.called("book", "{}"));
            assertThat(Tree.of(reply.join().body()).toString()).contains("The result was withheld");
            assertThat(strict.peers.last().asked()).isEmpty();
        }
    }

    private static List<FakeServer> strict() {
        return List.of(asking(new Setup().peers(Mode.STATEFUL).characters(Characters.REFUSE), UNSEEN),
                asking(new Setup().peers(Mode.STATEFUL).canaries(SECRET), SECRET));
    }

    private static FakeServer asking(Setup setup, String text) {
        return setup.serving(new FakeTool("book").parameters(ASK).task(TaskSupport.OPTIONAL).returns(Result.TEXT,
                arguments -> ((Elicitation) arguments[0]).ask("who",
                        Form.of("Who is " + text, Field.text("name").describedAs(text))).text("name")));
    }

    @Test
    void task_asksAndEndsAsACallDoes() {
        FakeServer server = new Setup().canaries(SECRET).serving(
                new FakeTool("mended").task(TaskSupport.OPTIONAL).returns(Result.TEXT, arguments -> UNSEEN),
                new FakeTool("secret").task(TaskSupport.OPTIONAL).returns(Result.TEXT, arguments -> SECRET),
                new FakeTool("failing").task(TaskSupport.OPTIONAL).returns(Result.TEXT, arguments -> {
                    throw new McpException(-31000, UNSEEN);
                }));
        assertThat(ofTask(server, "mended")).contains("\"" + SEEN + "\"");
        assertThat(ofTask(server, "secret")).contains("The result was withheld").doesNotContain("vault");
        assertThat(ofTask(server, "failing")).contains("\"" + SEEN + "\"");
        assertThat(server.told.flagged()).extracting(ResultFlagged::flag).containsExactly(Flag.CHARACTERS, Flag.CANARY,
                Flag.CHARACTERS);
        assertThat(server.told.calls()).filteredOn(call -> call.outcome() == Outcome.ERROR)
                .flatExtracting(call -> call.reason().stream().toList()).containsExactly("withheld_canary");
    }

    @Test
    void questionOfATask_isMended_orNotAsked() {
        assertThat(ofTaskThatAsks(asking(new Setup(), UNSEEN))).contains("Who is " + SEEN).doesNotContain("\u202e");
        for (FakeServer strict : strict()) {
            assertThat(ofTaskThatAsks(strict)).contains("The result was withheld").doesNotContain("inputRequests");
        }
    }

    private static String ofTaskThatAsks(FakeServer server) {
        return ofTask(server, "book");
    }

    private static String ofTask(FakeServer server, String tool) {
        FakeClient alice = client(server, null);
        String id = alice.call(tool, "{}").get("taskId").textValue();
        return alice.result("tasks/get", "'taskId':'" + id + "'").toString();
    }

    @Test // T-07
    void toolThatPromisesStructure_andHasNone_isWithheld() {
        FakeServer server = new FakeServer(new FakeTool("find").outputSchema("{\"type\":\"object\"}").returns(Result.RESPONSE,
                arguments -> ToolResponse.success("words")));
        assertWithheld(server, client(server, null).answer("tools/call", "'name':'find','arguments':{}"), Flag.SCHEMA);
    }

    @Test
    void toolThatBreaksItsSchema_isWithheld() {
        FakeServer server = new Setup().schemas(new FakeSchemas().brokenByResult("/a: is missing.")).serving(
                new FakeTool("find").outputSchema("{\"type\":\"object\"}").returns(Result.STRUCTURED, arguments -> Map.of()));
        assertWithheld(server, client(server, null).answer("tools/call", "'name':'find','arguments':{}"), Flag.SCHEMA);
    }

    @Test // what is wrong has names in it, and keys of a map may be as sensitive as its values
    void schemaThatASensitiveResultBreaks_isNotQuotedInTheLog() throws Exception {
        for (Sensitivity sensitivity : List.of(Sensitivity.NONE, Sensitivity.WHOLE)) {
            FakeServer server = new Setup().schemas(new FakeSchemas().brokenByResult("/DE4711: is wrong."))
                    .serving(new FakeTool("find").outputSchema("{\"type\":\"object\"}").sensitive(sensitivity)
                            .returns(Result.STRUCTURED, arguments -> Map.of()));
            try (RecordingHandler log = new RecordingHandler(ResultGuard.class.getName())) {
                client(server, null).answer("tools/call", "'name':'find','arguments':{}");
                assertThat(log.formatted()).singleElement().asString().contains("breaks its own schema");
                assertThat(log.formatted().get(0).contains("4711")).isEqualTo(sensitivity.isNone());
            }
        }
    }

    @Test
    void listWithASecret_isWithheld() {
        FakeServer server = new Setup().canaries(SECRET).serving(new FakeTool(SECRET.replace("\"", "")),
                new FakeResource("docs://" + "the-vault-is-4711"));
        FakeServer named = new Setup().canaries("the-vault-is-4711").serving(new FakeTool("the-vault-is-4711"));
        assertThat(client(server, null).answer("tools/list", "").has("result")).isTrue();
        JsonNode answer = client(named, null).answer("tools/list", "");
        assertThat(answer.at("/error/message").textValue()).isEqualTo("The result was withheld");
        assertThat(answer.get("id")).isEqualTo(Tree.of("7"));
        assertThat(named.told.messages()).singleElement().satisfies(event -> assertThat(event.reason())
                .contains("withheld_canary"));
    }

    @Test
    void messageOfAStreamWithoutACall_isDropped() {
        for (String canary : List.of("the-vault-is-4711", "some-other-secret")) {
            FakeServer server = new Setup().canaries(canary).serving(new FakeResource("docs://the-vault-is-4711"));
            FakeClient alice = client(server, null);
            alice.begin("subscriptions/listen", "'notifications':{'resourceSubscriptions':['docs://the-vault-is-4711']}");
            assertThat(alice.outlet().sent()).hasSize(canary.startsWith("the-vault") ? 0 : 1);
        }
    }

    @Test
    void secretThatTheClientKnows_doesNotComeBackInTheError() {
        FakeServer server = Way.TEXT.serving(new Setup().canaries("the-vault-is-4711"), "fine");
        JsonNode answer = Way.TEXT.answer(client(server, null).id("'the-vault-is-4711'"));
        assertThat(answer.has("id")).isFalse();
        assertThat(answer.toString()).contains("withheld").doesNotContain("vault");
    }

    @Test
    void endOfACall_isToldOnce() {
        FakeServer server = Way.TEXT.serving(new Setup().canaries(SECRET), SECRET);
        Way.TEXT.answer(client(server, null));
        assertThat(server.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.ERROR);
        assertThat(server.told.messages()).isEmpty();
    }
}
