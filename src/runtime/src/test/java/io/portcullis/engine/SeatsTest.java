package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualExecutor;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.protocol.MirroredHeaders;

/** A call takes a seat while it runs, and leaves it once, however it ends. */
@Timeout(60)
class SeatsTest {

    private static final Parameter N = new Parameter(Source.ARGUMENT, "n", "int", false, false, "");
    private static final Parameter ASK = Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation");
    private static final Form NAME = Form.of("Who?", Field.text("name").required());
    private static final AccessRule OWN = AccessRule.of(Kind.AUTHENTICATED).withPermissions(List.of(Set.of("own")));
    private static final Rate TWO = new Rate(2, Duration.ofHours(1), 2, Refill.INTERVAL);
    private static final String ASKABLE = "'elicitation':{}";
    private static final String TASKS = "'extensions':{'io.modelcontextprotocol/tasks':{}}";

    private final CompletableFuture<Object> later = new CompletableFuture<>();
    private final FakeServer server = new Setup().callsPerCaller(2).tasks(1).serving(
            new FakeTool("hold").bounds(new Bounds(Optional.empty(), Optional.of(Duration.ofDays(1)))).returns(Result.TEXT,
                    arguments -> new CompletableFuture<>()),
            new FakeTool("quick").returns(Result.TEXT, arguments -> "x"),
            new FakeTool("broken").returns(Result.TEXT, arguments -> {
                throw new IllegalStateException();
            }),
            new FakeTool("numbered").parameters(N).returns(Result.TEXT, arguments -> "x"),
            new FakeTool("owned").access(OWN),
            new FakeTool("slow").returns(Result.TEXT, arguments -> later),
            new FakeTool("limited").limit(new LimitRule(By.CALLER, "b", TWO, 2)),
            new FakeTool("costly").parameters(N)
                    .limit(new LimitRule(new Share(By.CALLER, ""), "c", TWO, new Cost(1, "n"))),
            new FakeTool("asking").parameters(ASK).returns(Result.TEXT,
                    arguments -> ((Elicitation) arguments[0]).ask("who", NAME).text("name")),
            new FakeTool("long").task(TaskSupport.OPTIONAL).returns(Result.TEXT, arguments -> later),
            new FakePrompt("hello"), new FakeResource("docs://a"));

    static Stream<Arguments> endings() {
        return Stream.of(ending("answered", test -> test.alice().call("quick", "{}")),
                ending("failed", test -> test.alice().call("broken", "{}")),
                ending("invalid", test -> test.alice().call("numbered", "{'n':'x'}")),
                ending("not permitted", test -> test.alice().call("owned", "{}")),
                ending("limited", test -> {
                    test.alice().call("limited", "{}");
                    assertThat(test.alice().code("tools/call", FakeClient.called("limited", "{}"))).isEqualTo(-31429);
                }),
                ending("limited by what an argument costs", test -> {
                    test.alice().call("costly", "{'n':1}");
                    assertThat(test.alice().code("tools/call", FakeClient.called("costly", "{'n':2}"))).isEqualTo(-31429);
                }),
                ending("asked", test -> assertThat(test.alice().can(ASKABLE).call("asking", "{}").get("resultType").textValue())
                        .isEqualTo("input_required")),
                ending("asked of a client that cannot be", test -> test.alice().send("tools/call",
                        FakeClient.called("asking", "{}"))),
                ending("with a state that is not valid", test -> test.alice().can(ASKABLE).send("tools/call",
                        FakeClient.called("asking", "{}", "'inputResponses':{}", "'requestState':'x'"))),
                ending("cancelled by its client", test -> {
                    RecordingOutlet outlet = new RecordingOutlet();
                    CompletableFuture<Reply> reply = test.alice().outlet(outlet).begin("tools/call",
                            FakeClient.called("slow", "{}"));
                    outlet.gone();
                    assertThat(reply).isDone();
                    test.later.complete("late");
                }),
                ending("stopped by a policy", test -> {
                    CompletableFuture<Reply> reply = test.alice().begin("tools/call", FakeClient.called("slow", "{}"));
                    test.server.policy.say(io.portcullis.policy.Source.FILE,
                            new Layer(false, Map.of("slow", EntryPolicy.OFF)));
                    assertThat(reply).isDone();
                    test.later.complete("late");
                }),
                ending("timed out, and over by now", test -> {
                    CompletableFuture<Reply> reply = test.alice().begin("tools/call", FakeClient.called("slow", "{}"));
                    test.server.time.advance(Duration.ofSeconds(30));
                    test.server.running.stopOverdue(Runnable::run);
                    assertThat(reply).isDone();
                    test.later.complete("late");
                }),
                ending("a task that is done", test -> {
                    test.task();
                    test.later.complete("x");
                }),
                ending("a task that is cancelled", test -> test.alice().can(TASKS).send("tasks/cancel",
                        "'taskId':'" + test.task() + "'")),
                ending("without a scope", test -> {
                    test.server.failsToOpen = true;
                    test.alice().call("quick", "{}");
                    test.server.failsToOpen = false;
                }),
                ending("with a scope that does not close", test -> {
                    test.server.failsToClose = true;
                    test.alice().call("quick", "{}");
                    test.server.failsToClose = false;
                }),
                ending("a prompt", test -> test.alice().send("prompts/get", "'name':'hello'")),
                ending("a resource", test -> test.alice().send("resources/read", "'uri':'docs://a'")));
    }

    private static Arguments ending(String name, Consumer<SeatsTest> ending) {
        return Arguments.of(Named.of(name, ending));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void seat_isLeftOnce(Consumer<SeatsTest> ending) {
        CompletableFuture<Reply> first = hold();
        ending.accept(this);
        CompletableFuture<Reply> second = hold();
        CompletableFuture<Reply> third = hold();
        assertThat(first).isNotDone();
        assertThat(second).as("the seat is free").isNotDone();
        assertRefused(third);
    }

    @Test
    void taskThatRuns_needsNoSeatOfItsCaller() {
        hold();
        String task = task();
        assertThat(hold()).isNotDone();
        assertRefused(hold());
        later.complete("x");
        assertRefused(hold());
        assertThat(alice().can(TASKS).result("tasks/get", "'taskId':'" + task + "'").get("status").textValue())
                .isEqualTo("completed");
    }

    @Test // a task that cannot begin does not hold what it would have needed
    void taskThatCannotBegin_leavesItsSeat() {
        task();
        assertThat(alice().can(TASKS).code("tools/call", FakeClient.called("long", "{}"))).isEqualTo(-31429);
        assertThat(hold()).isNotDone();
        assertThat(hold()).isNotDone();
        assertRefused(hold());
    }

    @Test
    void methodThatFindsNoThread_leavesItsSeat() {
        FakeServer full = new Setup().callsPerCaller(1).blocking(new ManualExecutor().full())
                .serving(new FakeTool("find").on(Invocation.Thread.BLOCKING).returns(Result.TEXT, arguments -> "x"));
        for (int call = 0; call < 3; call++) {
            assertThat(full.call("find", "{}").at("/content/0/text").textValue()).startsWith("The tool failed.");
        }
    }

    /** It was answered and cancelled, and still there is a thread that works for it. */
    @Test
    void methodThatIgnoresItsInterruption_keepsItsSeatUntilItEnds() throws Exception {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            FakeServer stubborn = new Setup().callsPerCaller(1).blocking(oneThread).serving(
                    new FakeTool("stubborn").on(Invocation.Thread.BLOCKING).returns(Result.TEXT, arguments -> {
                        started.countDown();
                        awaitWhateverComes(end);
                        return "late";
                    }), new FakeTool("quick"));
            CompletableFuture<Reply> reply = stubborn.client(FakeServer.ALICE).begin("tools/call",
                    FakeClient.called("stubborn", "{}"));
            started.await();
            stubborn.time.advance(Duration.ofSeconds(30));
            stubborn.running.stopOverdue(Runnable::run);
            assertThat(reply).isDone();
            FakeClient alice = stubborn.client(FakeServer.ALICE);
            assertThat(alice.code("tools/call", FakeClient.called("quick", "{}"))).isEqualTo(-31429);
            assertThat(stubborn.client(FakeServer.BOB).call("quick", "{}").get("isError").booleanValue()).isFalse();
            end.countDown();
            oneThread.submit(() -> "it has ended").get();
            assertThat(alice.call("quick", "{}").get("isError").booleanValue()).isFalse();
            assertThat(stubborn.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.TIMED_OUT, Outcome.LIMITED,
                    Outcome.OK, Outcome.OK);
        } finally {
            oneThread.shutdownNow();
        }
    }

    private static void awaitWhateverComes(CountDownLatch end) {
        boolean over = false;
        while (!over) {
            try {
                end.await();
                over = true;
            } catch (InterruptedException e) {
                over = false; // as methods do that know better
            }
        }
    }

    @Test
    void entryThatIsFull_isUnavailable_andACallerWhoRunsTooManyIsLimited() {
        FakeServer full = new Setup().callsPerCaller(1).serving(
                new FakeTool("narrow").bounds(new Bounds(Optional.of(1), Optional.empty())).returns(Result.TEXT,
                        arguments -> later),
                new FakeTool("wide"));
        full.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("narrow", "{}"));
        assertThat(full.client(FakeServer.BOB).code("tools/call", FakeClient.called("narrow", "{}"))).isEqualTo(-31503);
        assertThat(full.client(FakeServer.ALICE).code("tools/call", FakeClient.called("wide", "{}"))).isEqualTo(-31429);
        later.complete("x");
        assertThat(full.client(FakeServer.BOB).call("narrow", "{}").get("isError").booleanValue()).isFalse();
    }

    private static void assertRefused(CompletableFuture<Reply> reply) {
        assertThat(reply).as("there is no further seat").isDone();
        assertThat(FakeServer.code(reply.join())).isEqualTo(-31429);
    }

    private FakeClient alice() {
        return server.client(FakeServer.ALICE);
    }

    private CompletableFuture<Reply> hold() {
        return server.begin(held());
    }

    private static Incoming held() {
        String params = FakeClient.called("hold", "{}") + "," + FakeServer.meta(FakeServer.MODERN);
        return new Incoming(FakeServer.request("tools/call", params).getBytes(StandardCharsets.UTF_8),
                new MirroredHeaders(List.of(FakeServer.MODERN), List.of("tools/call"), List.of("hold")),
                List.of(), new Incoming.Sender(FakeServer.ALICE, "192.0.2.1"), new RecordingOutlet());
    }

    /** Begins a task. */
    private String task() {
        JsonNode begun = alice().can(TASKS).call("long", "{}");
        return begun.get("taskId").textValue();
    }
}
