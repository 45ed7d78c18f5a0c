package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Extras;
import io.portcullis.api.McpException;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.TextContent;
import io.portcullis.api.ToolFailure;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.gate.Pass;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.Refusal.Limited;
import io.smallrye.mutiny.Uni;

/** T-08 to T-13, J-07. */
class ToolCallTest {

    private static final Parameter A = new Parameter(Source.ARGUMENT, "a", "int", true, false, "");
    private static final Parameter CALLER = new Parameter(Source.CALLER, "", "", false, false, "");
    private static final String SECRET = "jdbc://secret";

    record Customer(int id, String name, Optional<String> phone) {
    }

    enum Color {
        RED
    }

    static Stream<Arguments> results() {
        Customer customer = new Customer(1, "Z\u00fcrich", Optional.empty());
        String json = "{\\\"id\\\":1,\\\"name\\\":\\\"Z\u00fcrich\\\"}";
        return Stream.of(
                Arguments.of(Result.NONE, null, "[]", null),
                Arguments.of(Result.NONE, "ignored", "[]", null),
                Arguments.of(Result.TEXT, "hello", text("hello"), null),
                Arguments.of(Result.TEXT, new StringBuilder("built"), text("built"), null),
                Arguments.of(Result.TEXT, 'c', text("c"), null),
                Arguments.of(Result.TEXT, 42L, text("42"), null),
                Arguments.of(Result.TEXT, true, text("true"), null),
                Arguments.of(Result.TEXT, Color.RED, text("RED"), null),
                Arguments.of(Result.CONTENT, new TextContent("one"), text("one"), null),
                Arguments.of(Result.CONTENTS, List.of("one", new TextContent("two"), 3),
                        "[{'type':'text','text':'one'},{'type':'text','text':'two'},{'type':'text','text':'3'}]", null),
                Arguments.of(Result.CONTENTS, List.of(), "[]", null),
                Arguments.of(Result.RESPONSE, ToolResponse.success("fine"), text("fine"), null),
                Arguments.of(Result.RESPONSE, ToolResponse.success(List.of(new TextContent("one"))), text("one"), null),
                Arguments.of(Result.RESPONSE, ToolResponse.structuredSuccess(customer), text(json),
                        "{'id':1,'name':'Z\u00fcrich'}"),
                Arguments.of(Result.RESPONSE, new ToolResponse(List.of(new TextContent("said")), Map.of("a", 1), false),
                        text("said"), "{'a':1}"),
                Arguments.of(Result.STRUCTURED, customer, text(json), "{'id':1,'name':'Z\u00fcrich'}"),
                Arguments.of(Result.STRUCTURED, List.of(1, 2), text("[1,2]"), "[1,2]"),
                Arguments.of(Result.STRUCTURED, Map.of("a", 1), text("{\\\"a\\\":1}"), "{'a':1}"),
                Arguments.of(Result.BY_TYPE, null, "[]", null),
                Arguments.of(Result.BY_TYPE, "hello", text("hello"), null),
                Arguments.of(Result.BY_TYPE, 42L, text("42"), null),
                Arguments.of(Result.BY_TYPE, true, text("true"), null),
                Arguments.of(Result.BY_TYPE, Color.RED, text("RED"), null),
                Arguments.of(Result.BY_TYPE, new TextContent("one"), text("one"), null),
                Arguments.of(Result.BY_TYPE, List.of(new TextContent("one")), text("one"), null),
                Arguments.of(Result.BY_TYPE, ToolResponse.success("fine"), text("fine"), null),
                Arguments.of(Result.BY_TYPE, List.of(1, 2), text("[1,2]"), "[1,2]"),
                Arguments.of(Result.BY_TYPE, customer, text(json), "{'id':1,'name':'Z\u00fcrich'}"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void result_isAnsweredAsItsKindWants(Result kind, Object returned, String content, String structured) {
        JsonNode result = new FakeServer(new FakeTool("find").returns(kind, arguments -> returned)).call("find", "{}");
        assertThat(result.get("content")).isEqualTo(Tree.of(content));
        assertThat(result.get("structuredContent")).isEqualTo(structured == null ? null : Tree.of(structured));
        assertThat(result.get("isError").booleanValue()).isFalse();
        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
    }

    @ParameterizedTest // T-08, T-09, I-08
    @MethodSource("results")
    void result_isAnsweredToHandshakeClientsAsTheyKnowIt(Result kind, Object returned, String content, String structured) {
        FakeServer server = new FakeServer(new FakeTool("find").returns(kind, arguments -> returned));
        for (String version : List.of("2025-03-26", "2025-06-18", "2025-11-25")) {
            boolean sent = structured != null && structured.startsWith("{") && !version.equals("2025-03-26");
            assertThat(FakeServer.tree(server.handshake(version, "tools/call", "'name':'find'")).get("result")).as(version)
                    .isEqualTo(Tree.of("{'content':" + content + (sent ? ",'structuredContent':" + structured : "")
                            + ",'isError':false}"));
        }
    }

    @Test
    void everyKindOfResult_isCoveredHere() {
        assertThat(results().map(row -> row.get()[0])).contains((Object[]) Result.values());
    }

    @Test
    void failureInAResponse_isAToolFailure() {
        FakeServer server = new FakeServer(
                new FakeTool("find").returns(Result.RESPONSE, arguments -> ToolResponse.error("no")));
        assertThat(server.call("find", "{}").get("isError").booleanValue()).isTrue();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @Test
    void structuredFailure_isOneToo() {
        FakeServer server = new FakeServer(
                new FakeTool("find").returns(Result.RESPONSE, arguments -> ToolResponse.structuredError(Map.of("a", 1))));
        JsonNode result = server.call("find", "{}");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.get("structuredContent")).isEqualTo(Tree.of("{'a':1}"));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @ParameterizedTest
    @EnumSource(value = Result.class, mode = EnumSource.Mode.EXCLUDE, names = { "NONE", "BY_TYPE" })
    void nullResult_isABrokenTool(Result kind) {
        assertBroken(new FakeServer(new FakeTool("find").returns(kind, arguments -> null)));
    }

    @Test
    void nullAmongContents_isABrokenTool() {
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.CONTENTS, arguments -> Arrays.asList("a", null))));
    }

    @Test
    void resultOfAnotherType_isABrokenTool() {
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.CONTENT, arguments -> SECRET)));
    }

    @Test
    void resultThatCannotBeWritten_isABrokenTool() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.STRUCTURED, arguments -> circle)));
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.STRUCTURED, arguments -> new Throwing())));
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> new Throwing())));
    }

    @Test // the end of the call is told with it, and the client can match the answer
    void contentThatCannotBeWritten_isABrokenTool() {
        TextContent content = new TextContent("x", new Extras(null, Map.of("org.example/a", new Object())));
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.CONTENT, arguments -> content)));
    }

    public static final class Throwing {
        public String getValue() {
            throw new IllegalStateException(SECRET);
        }
    }

    @Test // what came in as a JSON escape may go out again
    void halfOfASurrogatePair_breaksNoAnswer() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.STRUCTURED, arguments -> Map.of("a", "x\ud800")),
                new FakeTool("text").returns(Result.TEXT, arguments -> "x\ud800"));
        assertThat(server.call("find", "{}").at("/structuredContent/a").textValue()).isEqualTo("x\ufffd");
        assertThat(server.call("text", "{}").at("/content/0/text").textValue()).isEqualTo("x\ufffd");
        assertThat(server.told.calls()).extracting(call -> call.outcome()).containsExactly(Outcome.OK, Outcome.OK);
    }

    @Test
    void toolFailure_isToldToTheCaller() {
        FakeServer server = failing(new ToolFailure("no such customer", new IllegalStateException(SECRET)));
        assertThat(server.call("find", "{}").get("content")).isEqualTo(Tree.of(text("no such customer")));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException(SECRET), new java.io.IOException(SECRET), new Error(SECRET),
                new StackOverflowError(SECRET),
                new NoClassDefFoundError(SECRET), new CompletionException(SECRET, null),
                new RuntimeException(SECRET, new ToolFailure(SECRET)),
                new ToolFailure(null, new IllegalStateException(SECRET)), new ConstraintViolationException(SECRET, null),
                new ConstraintViolationException(SECRET, Set.of()), new InterruptedException(SECRET));
    }

    @ParameterizedTest // J-07
    @MethodSource("failures")
    void otherFailure_isAFixedText(Throwable failure) {
        assertBroken(failing(failure));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void otherFailureLater_isAFixedText(Throwable failure) {
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> Uni.createFrom().failure(failure))));
        assertBroken(new FakeServer(
                new FakeTool("find").returns(Result.TEXT, arguments -> CompletableFuture.failedFuture(failure))));
    }

    @Test
    void violationsThatCannotBeRead_areAFixedText() {
        Violations broken = (entry, failure) -> {
            throw new IllegalStateException(SECRET);
        };
        assertBroken(new Setup().violations(broken).serving(new FakeTool("find").returns(Result.TEXT, arguments -> {
            throw new IllegalStateException(SECRET);
        })));
    }

    @Test
    void violatedConstraint_isToldAsInvalid() {
        FakeServer server = new Setup()
                .violations((entry, failure) -> Optional.of("Argument \"a\" must be positive."))
                .serving(new FakeTool("find").returns(Result.TEXT, arguments -> {
                    throw new ConstraintViolationException(SECRET, Set.of());
                }));
        assertThat(server.call("find", "{}").get("content")).isEqualTo(Tree.of(text("Argument \\\"a\\\" must be positive.")));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.INVALID);
    }

    @ParameterizedTest
    @MethodSource("asynchronous")
    void asynchronousResult_isAwaited(Object later) {
        assertThat(
                new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> later)).call("find", "{}").get("content"))
                .isEqualTo(Tree.of(text("later")));
    }

    static Stream<Object> asynchronous() {
        return Stream.of(Uni.createFrom().item("later"), CompletableFuture.completedFuture("later"),
                CompletableFuture.supplyAsync(() -> "later"),
                Uni.createFrom().completionStage(CompletableFuture.supplyAsync(() -> "later")));
    }

    @Test
    void asynchronousToolFailure_isToldToTheCaller() {
        for (Object later : List.of(Uni.createFrom().failure(new ToolFailure("no")),
                CompletableFuture.failedFuture(new ToolFailure("no")),
                CompletableFuture.supplyAsync(() -> {
                    throw new ToolFailure("no");
                }), Uni.createFrom().item("x").map(item -> {
                    throw new ToolFailure("no");
                }))) {
            FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> later));
            assertThat(server.call("find", "{}").get("content")).isEqualTo(Tree.of(text("no")));
        }
    }

    @Test
    void asynchronousNull_isABrokenTool() {
        assertBroken(new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> Uni.createFrom().nullItem())));
        assertBroken(new FakeServer(
                new FakeTool("find").returns(Result.TEXT, arguments -> CompletableFuture.completedFuture(null))));
    }

    @Test
    void rejectedExecution_isABrokenToolAndClosesTheScope() {
        for (RuntimeException rejection : List.of(new RejectedExecutionException(SECRET), new IllegalStateException(SECRET))) {
            FakeServer server = new FakeServer(step -> {
                throw rejection;
            }, new FakeTool("find").on(Invocation.Thread.BLOCKING).returns(Result.TEXT, arguments -> "never"));
            assertBroken(server);
            assertThat(server.closed).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void method_runsWhereItWants(Invocation.Thread thread) {
        List<String> ran = new ArrayList<>();
        FakeServer server = new FakeServer(step -> {
            ran.add("moved");
            step.run();
        }, new FakeTool("find").on(thread).returns(Result.TEXT, arguments -> "x"));
        server.call("find", "{}");
        assertThat(ran).hasSize(thread == Invocation.Thread.BLOCKING ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void method_hasThePassOfItsEntryInHandAndNobodyElseHas(Invocation.Thread thread) {
        List<Boolean> passes = new ArrayList<>();
        FakeServer server = new FakeServer(new FakeTool("find").on(thread).returns(Result.NONE, arguments -> {
            passes.add(Pass.take("tool:find"));
            passes.add(Pass.take("tool:find"));
            return null;
        }));
        server.call("find", "{}");
        assertThat(passes).containsExactly(true, false);
        assertThat(Pass.take("tool:find")).isFalse();
    }

    @Test
    void laterPartOfAnAsynchronousMethod_hasNoPass() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT,
                arguments -> Uni.createFrom().item(() -> Boolean.toString(Pass.take("tool:find")))));
        assertThat(server.call("find", "{}").get("content")).isEqualTo(Tree.of(text("false")));
    }

    @Test
    void scope_isOpenedForTheCallerAndClosedOnce() {
        for (FakeServer server : List.of(failing(new IllegalStateException(SECRET)), failing(new StackOverflowError()),
                new FakeServer(new FakeTool("find")), new FakeServer(new FakeTool("find").on(Invocation.Thread.BLOCKING)),
                new FakeServer(
                        new FakeTool("find").returns(Result.TEXT, arguments -> CompletableFuture.failedFuture(new Error()))))) {
            server.call("find", "{}");
            assertThat(server.opened).containsExactly(FakeServer.ALICE);
            assertThat(server.closed).isEqualTo(1);
        }
    }

    @Test
    void scopeThatCannotBeOpened_isABrokenTool() {
        FakeServer server = new FakeServer(new FakeTool("find"));
        server.failsToOpen = true;
        assertBroken(server);
    }

    @Test
    void scopeThatCannotBeClosed_holdsNoClient() {
        for (Object returned : List.of("now", Uni.createFrom().item("later"), CompletableFuture.completedFuture("later"))) {
            for (Invocation.Thread thread : Invocation.Thread.values()) {
                FakeServer server = new FakeServer(new FakeTool("find").on(thread).returns(Result.TEXT, arguments -> returned));
                server.failsToClose = true;
                assertBroken(server);
            }
        }
    }

    @Test
    void arguments_reachTheMethodInOrder() {
        FakeServer server = new FakeServer(new FakeTool("find").parameters(CALLER, A).returns(Result.TEXT, Arrays::toString));
        assertThat(server.call("find", "{'a':5}").at("/content/0/text").textValue()).startsWith("[Caller[subject=alice")
                .endsWith(", 5]");
        assertThat(server.told.call().argumentNames()).containsExactly("a");
    }

    @ParameterizedTest // T-12
    @ValueSource(strings = { "{}", "{'a':'x'}", "{'a':1,'b':2}", "{'a':1,'a':2}", "{'a':null}", "null" })
    void argumentsThatDoNotFit_areAResultAndTheMethodIsNotCalled(String arguments) {
        FakeServer server = new FakeServer(new FakeTool("find").parameters(A).returns(Result.TEXT, all -> {
            throw new AssertionError("called");
        }));
        JsonNode result = server.call("find", arguments);
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").textValue()).contains("rgument");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(server.opened).isEmpty();
    }

    @Test
    void binderThatBreaks_isABrokenTool() {
        Parameter wrongDefault = new Parameter(Source.ARGUMENT, "a", "int", false, false, "no json");
        assertBroken(new FakeServer(new FakeTool("find").parameters(wrongDefault)));
    }

    @Test
    void missingName_isMalformed() {
        assertThat(FakeServer.code(new FakeServer(new FakeTool("find")).handshake("2025-11-25", "tools/call", "")))
                .isEqualTo(-32602);
    }

    @Test // T-16
    void unknownParams_areIgnored() {
        Reply reply = new FakeServer(new FakeTool("find")).modern("tools/call", "'name':'find','task':{'ttl':1},'other':[1]");
        assertThat(reply.refusal()).isEmpty();
    }

    @Test
    void callOverItsLimit_isAnErrorWithTheTimeToWait() {
        FakeServer server = new FakeServer(limited());
        server.call("find", "{}");
        Reply reply = server.modern("tools/call", "'name':'find','arguments':{}");
        assertThat(reply.refusal()).contains(new Limited(Duration.ofMinutes(1)));
        assertThat(FakeServer.tree(reply)).isEqualTo(Tree.of("{'jsonrpc':'2.0','id':7,'error':{'code':-31429,"
                + "'message':'Too many calls. Try again in 60 s.','data':{'retryAfterMs':60000}}}"));
    }

    @Test // portcullis.limits.answer=tool-result
    void callOverItsLimit_isAResultWhereThatIsConfigured() {
        FakeServer server = new Setup().limitedAsResult().serving(limited());
        server.call("find", "{}");
        Reply reply = server.modern("tools/call", "'name':'find','arguments':{}");
        assertThat(reply.refusal()).isEmpty();
        assertThat(FakeServer.tree(reply).at("/result/isError").booleanValue()).isTrue();
        assertThat(FakeServer.tree(reply).at("/result/content/0/text").textValue())
                .isEqualTo("Too many calls. Try again in 60 s.");
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.LIMITED);
    }

    @Test
    void otherRefusals_stayErrorsWhereLimitsAreResults() {
        FakeServer server = new Setup().limitedAsResult().serving(limited());
        assertThat(FakeServer.code(server.modern("tools/call", "'name':'nothing'"))).isEqualTo(-32602);
    }

    @Test
    void contentOfAllKinds_isAnswered() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.CONTENTS,
                arguments -> List.of(new ResourceLink("u:1", "one", null), EmbeddedResource.ofText("u:2", null, "t"))));
        assertThat(server.call("find", "{}").get("content")).isEqualTo(Tree.of(
                "[{'type':'resource_link','uri':'u:1','name':'one'},{'type':'resource','resource':{'uri':'u:2','text':'t'}}]"));
    }

    @Test // J-05: for the client as a program
    void mcpException_isAnErrorOfItsOwn() {
        FakeServer server = failing(new McpException(-1, "out of stock"));
        assertThat(FakeServer.tree(server.modern("tools/call", "'name':'find'")).get("error"))
                .isEqualTo(Tree.of("{'code':-1,'message':'out of stock'}"));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @Test // everything a method can have injected
    void injectedValues_areThoseOfThisCall() {
        FakeTool tool = new FakeTool("find").parameters(CALLER, Parameter.injected(Source.IDENTITY, ""), A,
                Parameter.injected(Source.CONTEXT, "")).returns(Result.TEXT, arguments -> Arrays.asList(arguments).toString());
        assertThat(new FakeServer(tool).call("find", "{'a':5}").at("/content/0/text").textValue())
                .startsWith("[Caller[subject=alice")
                .endsWith(", identity of alice, 5, {}]");
    }

    private static FakeTool limited() {
        return new FakeTool("find")
                .limit(new LimitRule(By.CALLER, "find", new Rate(1, Duration.ofMinutes(1), 1, Refill.INTERVAL), 1));
    }

    private static FakeServer failing(Throwable failure) {
        return new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }));
    }

    /** The client gets a fixed text with the correlation id and nothing else, and the call is told once. */
    private static void assertBroken(FakeServer server) {
        JsonNode result = server.call("find", "{}");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
        String text = "The tool failed. Correlation id: " + server.told.call().origin().correlationId();
        assertThat(result.get("content")).isEqualTo(Tree.of(text(text)));
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.has("structuredContent")).isFalse();
    }

    private static String text(String text) {
        return "[{'type':'text','text':'" + text + "'}]";
    }
}
