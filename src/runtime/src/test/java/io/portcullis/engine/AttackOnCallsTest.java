package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Feature;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.Rules;
import io.portcullis.fake.Tree;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Visit;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.Revision;

/** What an attacker tried. Every test here states what should hold. */
class AttackOnCallsTest {

    private static final Form NAME = Form.of("Who?", Field.text("name").required());

    @Test // in a session the method runs again with the answer; the call is still one call
    void costFromAnArgument_isPaidOnceHoweverOftenTheMethodAsks() {
        FakeTool tool = new FakeTool("book")
                .parameters(Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation"),
                        new Parameter(Source.ARGUMENT, "rows", "int", true, false, ""))
                .limit(new LimitRule(new Share(By.CALLER, ""), "book", new Rate(10, Duration.ofHours(1), 10, Refill.GREEDY),
                        new Cost(1, "rows")))
                .returns(Result.TEXT, arguments -> "for " + ((Elicitation) arguments[0]).ask("a", NAME).text("name"));
        FakeServer server = new Setup().peers(Mode.STATEFUL).serving(tool);
        CompletableFuture<Reply> reply = server
                .client(FakeServer.ALICE, Revision.V2025_11_25, "'elicitation':{'form':{},'url':{}}")
                .begin("tools/call", FakeClient.called("book", "{'rows':6}"));
        FakePeer peer = server.peers.last();
        peer.answer("{'action':'accept','content':{'name':'x'}}");
        assertThat(Tree.of(reply.join().body()).toString()).contains("for x");
    }

    @Test
    void actionOfOneMethod_keepsNoOtherDeadlineWaiting() throws Exception {
        AtomicLong now = new AtomicLong();
        Running running = new Running(Duration.ofSeconds(30), now::get);
        CountDownLatch never = new CountDownLatch(1);
        Signal bad = new Signal();
        bad.onRequest(() -> await(never)); // as a method may register at its Cancellation
        Signal good = new Signal();
        running.method(new CompletableFuture<>(), visit(), bad, true);
        CompletableFuture<Object> other = running.method(new CompletableFuture<>(), visit(), good, true)
                .toCompletableFuture();
        now.set(Duration.ofSeconds(31).toNanos());
        Thread watch = new Thread(() -> { // the one thread of DeadlineWatch, which looks again and again
            running.stopOverdue(step -> new Thread(step).start());
            running.stopOverdue(step -> new Thread(step).start());
        });
        watch.setDaemon(true);
        Signal third = new Signal();
        running.method(new CompletableFuture<>(), visit(), third, true);
        watch.start();
        try {
            assertThat(ended(watch)).isTrue();
            assertThat(other).failsWithin(Duration.ofSeconds(10));
        } finally {
            never.countDown();
        }
    }

    @Test // an Error of an action of the method, registered before the time of the method begins to run
    void errorOfAnAction_keepsTheCallFromNoAnswer() {
        AtomicLong now = new AtomicLong();
        Running running = new Running(Duration.ofSeconds(30), now::get);
        Signal signal = new Signal();
        signal.onRequest(() -> {
            throw new AssertionError("of the application");
        });
        CompletableFuture<Object> answer = running.method(new CompletableFuture<>(), visit(), signal, true)
                .toCompletableFuture();
        now.set(Duration.ofSeconds(31).toNanos());
        running.stopOverdue(Runnable::run);
        assertThat(answer).isDone();
    }

    @Test
    void callWhoseSchemaCouldNotBeChecked_isTold_soThatItsSeatIsFree() {
        FakeServer server = new FakeServer(step -> {
            throw new RejectedExecutionException("the queue of the workers is full");
        }, new FakeTool("own").ownSchema());
        server.client(FakeServer.ALICE).send("tools/call", FakeClient.called("own", "{}"));
        assertThat(server.told.calls()).hasSize(1); // a seat is left when the end of the call is told
    }

    private static Visit visit() {
        Gate gate = new Gate(new LiveCatalog(FakeEntry.catalog(new FakeTool("t"))), Rules.written(new AccessPolicy(true)),
                FakeLimits.of(new Limiter(10, new ManualTime()), new Rate(1, Duration.ofHours(1), 1, Refill.GREEDY)),
                new Events(List.of()));
        return Admitted.of(
                gate.viewFor(FakeServer.ALICE).admit(Feature.TOOL, "t", new Origin(Door.MCP, "192.0.2.1", "1", "c")));
    }

    private static boolean ended(Thread thread) throws InterruptedException {
        thread.join(5_000);
        return !thread.isAlive();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
