package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Cancellation;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.protocol.Revision;
import io.smallrye.mutiny.Uni;

/** A method that takes too long is stopped and its call answered, whether it heeds that or not. */
@Timeout(60)
class TimeoutTest {

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Parameter ASK = Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation");
    private static final Parameter CANCELLATION = Parameter.injected(Source.CANCELLATION, "io.portcullis.api.Cancellation");
    private static final Form NAME = Form.of("Who?", Field.text("name").required());
    private static final String TASKS = "'extensions':{'io.modelcontextprotocol/tasks':{}}";

    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CompletableFuture<Object> later = new CompletableFuture<>();

    @AfterEach
    void stop() {
        oneThread.shutdownNow();
    }

    @Test
    void blockingMethod_isInterruptedAndAnswered() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        FakeServer server = new FakeServer(oneThread,
                new FakeTool("slow").on(Invocation.Thread.BLOCKING).returns(Result.TEXT, arguments -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "late";
                }));
        CompletableFuture<Reply> reply = begin(server);
        started.await();
        pass(server, USUAL.minusNanos(1));
        assertThat(reply).isNotDone();
        pass(server, Duration.ofNanos(1));
        interrupted.await();
        assertTimedOut(server, reply);
    }

    @Test
    void methodThatIgnoresItsInterruption_isAnsweredAllTheSame_andItsLateResultDropped() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        FakeServer server = new FakeServer(oneThread,
                new FakeTool("slow").on(Invocation.Thread.BLOCKING).returns(Result.TEXT, arguments -> {
                    started.countDown();
                    while (end.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return "late";
                }));
        CompletableFuture<Reply> reply = begin(server);
        started.await();
        pass(server, USUAL);
        assertTimedOut(server, reply);
        end.countDown();
        assertThat(oneThread.submit(() -> Thread.currentThread().isInterrupted()).get())
                .as("the interruption stays with the call").isFalse();
        assertTimedOut(server, reply);
    }

    @Test
    void uni_isNoLongerSubscribedTo() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Uni<Object> never = Uni.createFrom().emitter(emitter -> emitter.onTermination(() -> cancelled.set(true)));
        FakeServer server = new FakeServer(new FakeTool("slow").returns(Result.TEXT, arguments -> never));
        CompletableFuture<Reply> reply = begin(server);
        pass(server, USUAL);
        assertThat(cancelled).isTrue();
        assertTimedOut(server, reply);
        assertThat(server.closed).isEqualTo(1);
    }

    @Test
    void completionStage_isAnswered_andItsLateResultDropped() {
        FakeServer server = new FakeServer(slow());
        CompletableFuture<Reply> reply = begin(server);
        pass(server, USUAL);
        assertTimedOut(server, reply);
        later.complete("late");
        assertTimedOut(server, reply);
        assertThat(server.closed).isEqualTo(1);
    }

    @Test
    void resultInTime_isAnswered_andNothingIsStoppedAfterwards() {
        List<Cancellation> cancellation = new ArrayList<>();
        FakeServer server = new FakeServer(new FakeTool("slow").parameters(CANCELLATION).returns(Result.TEXT, arguments -> {
            cancellation.add((Cancellation) arguments[0]);
            return later;
        }));
        CompletableFuture<Reply> reply = begin(server);
        pass(server, USUAL.minusNanos(1));
        later.complete("in time");
        pass(server, USUAL);
        assertThat(cancellation.get(0).isRequested()).isFalse();
        assertThat(FakeServer.tree(reply.join()).at("/result/content/0/text").textValue()).isEqualTo("in time");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void boundOfTheEntry_winsOverTheUsualTime() {
        FakeServer server = new FakeServer(slow().bounds(timeout(Duration.ofSeconds(1))),
                new FakeTool("patient").bounds(timeout(Duration.ofHours(1))).returns(Result.TEXT, arguments -> later));
        CompletableFuture<Reply> hasty = begin(server);
        CompletableFuture<Reply> patient = server.client(FakeServer.ALICE).begin("tools/call",
                FakeClient.called("patient", "{}"));
        pass(server, Duration.ofSeconds(1));
        assertTimedOut(server, hasty);
        pass(server, Duration.ofMinutes(59));
        assertThat(patient).isNotDone();
        pass(server, Duration.ofMinutes(1));
        assertThat(patient).isDone();
    }

    @Test
    void promptThatTakesTooLong_isAnError() {
        FakeServer server = new FakeServer(new FakePrompt("slow").returns(arguments -> later));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("prompts/get", "'name':'slow'");
        pass(server, USUAL);
        assertThat(FakeServer.tree(reply.join()).at("/error/message").textValue())
                .isEqualTo("The call took too long and was stopped");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test // it has a time of its own
    void task_isNotTimed() {
        FakeServer server = new FakeServer(slow().task(TaskSupport.OPTIONAL));
        FakeClient alice = server.client(FakeServer.ALICE).can(TASKS);
        String task = alice.call("slow", "{}").get("taskId").textValue();
        pass(server, USUAL.multipliedBy(10));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ACCEPTED);
        later.complete("done");
        JsonNode done = alice.result("tasks/get", "'taskId':'" + task + "'");
        assertThat(done.at("/result/content/0/text").textValue()).isEqualTo("done");
    }

    @Test // a person may think as long as the session allows
    void waitingForAnAnswer_isNotTimed() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("slow").parameters(ASK).returns(Result.TEXT,
                arguments -> ((Elicitation) arguments[0]).ask("who", NAME).text("name")));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE, Revision.V2025_11_25, "'elicitation':{}")
                .begin("tools/call", FakeClient.called("slow", "{}"));
        pass(server, USUAL.multipliedBy(10));
        assertThat(reply).isNotDone();
        peer(server).answer("{'action':'accept','content':{'name':'x'}}");
        assertThat(FakeServer.tree(reply.join()).at("/result/content/0/text").textValue()).isEqualTo("x");
    }

    @Test
    void runAfterAnAnswer_isTimedAnew() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeTool("slow").parameters(ASK).returns(Result.TEXT,
                arguments -> {
                    ((Elicitation) arguments[0]).ask("who", NAME);
                    return later;
                }));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE, Revision.V2025_11_25, "'elicitation':{}")
                .begin("tools/call", FakeClient.called("slow", "{}"));
        pass(server, USUAL.multipliedBy(10));
        peer(server).answer("{'action':'accept','content':{'name':'x'}}");
        pass(server, USUAL.minusNanos(1));
        assertThat(reply).isNotDone();
        pass(server, Duration.ofNanos(1));
        assertTimedOut(server, reply);
    }

    @Test
    void goingAwayFirst_isACancellation_andTheTimeChangesNothing() {
        FakeServer server = new FakeServer(slow());
        RecordingOutlet outlet = new RecordingOutlet();
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).outlet(outlet).begin("tools/call",
                FakeClient.called("slow", "{}"));
        outlet.gone();
        pass(server, USUAL);
        assertThat(reply.join().isNothing()).isTrue();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    private static void pass(FakeServer server, Duration time) {
        server.time.advance(time);
        server.running.stopOverdue(Runnable::run);
    }

    private static CompletableFuture<Reply> begin(FakeServer server) {
        return server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("slow", "{}"));
    }

    private static void assertTimedOut(FakeServer server, CompletableFuture<Reply> reply) {
        JsonNode result = FakeServer.tree(reply.join()).get("result");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").textValue()).isEqualTo("The call took too long and was stopped.");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(server.told.call().reason()).contains("timed_out");
    }

    private static FakePeer peer(FakeServer server) {
        return server.peers.last();
    }

    private FakeTool slow() {
        return new FakeTool("slow").returns(Result.TEXT, arguments -> later);
    }

    private static Bounds timeout(Duration own) {
        return new Bounds(Optional.empty(), Optional.of(own));
    }
}
