package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.api.CallCancelled;
import io.portcullis.api.Cancellation;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.BoundMethod;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.ToolDescriptor;
import io.smallrye.mutiny.Uni;

/** A client that goes away cancels its call, and nothing else: HM-04, G2-01, trap 7. */
@Timeout(30)
class RunnerTest {

    private static final Parameter CANCELLATION = Parameter.injected(Source.CANCELLATION, "io.portcullis.api.Cancellation");

    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
    private final CountDownLatch running = new CountDownLatch(1);
    private final RecordingOutlet outlet = new RecordingOutlet();

    @AfterEach
    void stop() {
        oneThread.shutdownNow();
    }

    @Test
    void blockingMethod_isInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        FakeServer server = blocking(arguments -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        CompletableFuture<Reply> reply = begin(server);
        running.await();
        outlet.gone();
        interrupted.await();
        assertThat(reply.get().isNothing()).isTrue(); // nothing more is sent
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(server.closed).isEqualTo(1);
    }

    @Test // a method that does not notice
    void interruption_neverReachesTheNextUseOfTheThread() throws Exception {
        for (int i = 0; i < 200; i++) {
            RecordingOutlet one = new RecordingOutlet();
            FakeServer server = blocking(arguments -> {
                Thread.onSpinWait();
                return "quick";
            });
            CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).outlet(one).begin("tools/call",
                    FakeClient.called("find", "{}"));
            one.gone(); // before, while or after it runs
            reply.get();
            assertThat(oneThread.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
        }
    }

    @Test // a method that interrupts itself, or restores the flag as it should
    void interruptFlagOfAMethod_neverReachesTheNextUseOfTheThread() throws Exception {
        FakeServer server = blocking(arguments -> {
            Thread.currentThread().interrupt();
            return "x";
        });
        begin(server).get();
        assertThat(oneThread.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
    }

    @Test // on a thread that no pool looks after
    void interruptFlagOfACall_endsWithTheCall() {
        List<BoundMethod> methods = List.of(arguments -> {
            Thread.currentThread().interrupt();
            return "x";
        }, arguments -> {
            outlet.gone(); // interrupts this very thread
            return "x";
        }, arguments -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException();
        });
        for (BoundMethod method : methods) {
            begin(new FakeServer(Runnable::run,
                    new FakeTool("find").on(Invocation.Thread.BLOCKING).returns(Result.NONE, method))).join();
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test // the answer is written and the end told on the same thread: an interrupt there could break a log file
    void whatFollowsTheMethod_isNotInterrupted() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        FakeServer server = new Setup().blocking(oneThread).schemas(new FakeSchemas() {

            @Override
            public Optional<String> brokenByResult(ToolDescriptor tool, String json) {
                outlet.gone();
                interrupted.set(Thread.currentThread().isInterrupted());
                return super.brokenByResult(tool, json);
            }
        }).serving(new FakeTool("find").on(Invocation.Thread.BLOCKING).returns(Result.STRUCTURED, arguments -> List.of(1)));
        begin(server).get();
        assertThat(interrupted).isFalse();
    }

    @Test // it waited for a thread
    void callThatWasCancelledBeforeItRan_doesNotRun() throws Exception {
        List<String> ran = new ArrayList<>();
        CountDownLatch free = new CountDownLatch(1);
        oneThread.submit(() -> free.await(10, TimeUnit.SECONDS));
        FakeServer server = blocking(arguments -> ran.add("ran"));
        CompletableFuture<Reply> reply = begin(server);
        outlet.gone();
        free.countDown();
        assertThat(reply.get().isNothing()).isTrue();
        assertThat(ran).isEmpty();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(server.closed).isEqualTo(1);
    }

    @Test // the client was gone already
    void callOfNobody_doesNotRun() {
        List<String> ran = new ArrayList<>();
        outlet.gone();
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.NONE, arguments -> ran.add("ran")));
        assertThat(begin(server).join().isNothing()).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void uni_isCancelled() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Uni<Object> never = Uni.createFrom().emitter(emitter -> emitter.onTermination(() -> cancelled.set(true)));
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> never));
        CompletableFuture<Reply> reply = begin(server);
        assertThat(reply).isNotDone();
        outlet.gone();
        assertThat(cancelled).isTrue();
        assertThat(reply.join().isNothing()).isTrue();
        assertThat(server.closed).isEqualTo(1);
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test // it cannot be stopped, but nobody waits for it
    void completionStage_isLeftAlone() {
        CompletableFuture<Object> later = new CompletableFuture<>();
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> later));
        CompletableFuture<Reply> reply = begin(server);
        outlet.gone();
        assertThat(reply.join().isNothing()).isTrue();
        later.complete("late");
        assertThat(server.closed).isEqualTo(1);
        assertThat(server.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.CANCELLED);
    }

    @Test // G2-01: the race with completion
    void goingAwayAfterTheAnswer_changesNothing() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> "x"));
        assertThat(begin(server).join().isNothing()).isFalse();
        outlet.gone();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.OK);
    }

    @Test // HL-15: without a session, nobody could fetch the answer later
    void handshakeClientWithoutASession_cancelsToo() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> new CompletableFuture<>()));
        CompletableFuture<Reply> reply = server.begin(new Incoming(
                FakeServer.request("tools/call", "'name':'find'").getBytes(StandardCharsets.UTF_8),
                new MirroredHeaders(List.of("2025-11-25"), List.of(), List.of()), List.of(),
                new Sender(FakeServer.ALICE, "192.0.2.1"), outlet));
        assertThat(reply).isNotDone();
        outlet.gone();
        assertThat(reply.join().isNothing()).isTrue();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void cancellation_isSeenByTheMethod() {
        List<Object> seen = new ArrayList<>();
        FakeServer server = new FakeServer(new FakeTool("find").parameters(CANCELLATION).returns(Result.TEXT, arguments -> {
            Cancellation cancellation = (Cancellation) arguments[0];
            seen.add(cancellation.isRequested());
            cancellation.onRequest(() -> seen.add("told"));
            outlet.gone();
            seen.add(cancellation.isRequested());
            cancellation.throwIfRequested();
            return "never";
        }));
        assertThat(begin(server).join().isNothing()).isTrue();
        assertThat(seen).containsExactly(false, "told", true);
    }

    @Test // a method that gives up by itself, though nobody asked it to
    void cancelledByTheMethodItself_isAToolFailure() {
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> {
            throw new CallCancelled();
        }));
        assertThat(server.call("find", "{}").at("/content/0/text").textValue()).isEqualTo("The call was cancelled.");
    }

    @Test // trap 8: ids are not unique on a server
    void otherCallWithTheSameId_goesOn() {
        CompletableFuture<Object> later = new CompletableFuture<>();
        FakeServer server = new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> later));
        CompletableFuture<Reply> mine = begin(server);
        CompletableFuture<Reply> other = server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("find", "{}"));
        outlet.gone();
        assertThat(mine).isDone();
        assertThat(other).isNotDone();
        later.complete("x");
        assertThat(FakeServer.tree(other.join()).at("/result/content/0/text").textValue()).isEqualTo("x");
    }

    private FakeServer blocking(BoundMethod method) {
        return new FakeServer(oneThread, new FakeTool("find").on(Invocation.Thread.BLOCKING).returns(Result.NONE, method));
    }

    private CompletableFuture<Reply> begin(FakeServer server) {
        return server.client(FakeServer.ALICE).outlet(outlet).begin("tools/call", FakeClient.called("find", "{}"));
    }
}
