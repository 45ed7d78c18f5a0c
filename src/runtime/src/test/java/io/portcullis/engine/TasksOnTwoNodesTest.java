package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeNodes;
import io.portcullis.fake.FakeTool;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.TaskStore;
import io.portcullis.task.InMemoryTaskStore;

/** A task runs on one node, and its client asks another: K-06 to K-11. */
class TasksOnTwoNodesTest {

    private static final Parameter ASK = Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation");
    private static final Form NAME = Form.of("Who?", Field.text("name").required());
    private static final String CAN = "'elicitation':{},'extensions':{'io.modelcontextprotocol/tasks':{}}";
    private static final String X = "{'action':'accept','content':{'name':'x'}}";

    private final TaskStore store = new InMemoryTaskStore(100, new FakeClock("2026-11-01T10:00:00Z"));
    private final List<FakeNodes> hub = new ArrayList<>();
    private final FakeNodes ofA = new FakeNodes(hub);
    private final FakeNodes ofB = new FakeNodes(hub);
    private final CompletableFuture<Object> work = new CompletableFuture<>();
    private final FakeServer a = node(store, ofA);
    private final FakeServer b = node(store, ofB);

    private FakeServer node(TaskStore kept, Nodes nodes) {
        return new Setup().sharing(kept, nodes).serving(
                new FakeTool("work").task(TaskSupport.OPTIONAL).returns(Result.TEXT, arguments -> work),
                new FakeTool("book").task(TaskSupport.OPTIONAL).parameters(ASK).returns(Result.TEXT,
                        arguments -> "booked for " + ((Elicitation) arguments[0]).ask("who", NAME).text("name")));
    }

    private static FakeClient alice(FakeServer node) {
        return node.client(FakeServer.ALICE).can(CAN);
    }

    private static String begin(FakeServer node, String tool) {
        return alice(node).call(tool, "{}").get("taskId").textValue();
    }

    private static JsonNode get(FakeServer node, String id) {
        return alice(node).result("tasks/get", "'taskId':'" + id + "'");
    }

    @Test
    void taskOfAnotherNode_isFoundWithItsResult() {
        String id = begin(a, "work");
        assertThat(get(b, id).get("status").textValue()).isEqualTo("working");
        work.complete("done");
        assertThat(get(b, id).at("/result/content/0/text").textValue()).isEqualTo("done");
        assertThat(b.client(FakeServer.BOB).can(CAN).code("tasks/get", "'taskId':'" + id + "'")).isEqualTo(-32602);
    }

    @Test
    void taskThatIsCancelledElsewhere_stops() {
        String id = begin(a, "work");
        alice(b).result("tasks/cancel", "'taskId':'" + id + "'");
        assertThat(a.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.ACCEPTED, Outcome.CANCELLED);
        assertThat(get(a, id).get("status").textValue()).isEqualTo("cancelled");
        work.complete("too late");
        assertThat(get(b, id).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test // what was not heard is in the store all the same
    void taskThatIsCancelledUnheard_isOver() {
        FakeServer unheard = node(store, Nodes.alone());
        String id = begin(a, "work");
        alice(unheard).result("tasks/cancel", "'taskId':'" + id + "'");
        work.complete("too late");
        assertThat(get(a, id).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void answerThatIsGivenElsewhere_isHeard() {
        String id = begin(a, "book");
        assertThat(get(b, id).get("status").textValue()).isEqualTo("input_required");
        alice(b).result("tasks/update", "'taskId':'" + id + "','inputResponses':{'who':" + X + "}");
        assertThat(get(b, id).at("/result/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test
    void strangersOnAnotherNode_neitherCancelNorAnswer() {
        String id = begin(a, "book");
        FakeClient bob = b.client(FakeServer.BOB).can(CAN);
        assertThat(bob.code("tasks/update", "'taskId':'" + id + "','inputResponses':{'who':" + X + "}")).isEqualTo(-32602);
        assertThat(bob.code("tasks/cancel", "'taskId':'" + id + "'")).isEqualTo(-32602);
        assertThat(ofB.told).isEmpty();
        assertThat(get(a, id).get("status").textValue()).isEqualTo("input_required");
    }

    @Test
    void messagesThatMakeNoSense_changeNothing() {
        String id = begin(a, "book");
        for (String message : List.of("", "CANCELLED", "CANCELLED\n" + id, "STOPPED\n" + id + "\n", "CANCELLED\n\u0000\n",
                "ANSWERED\n" + id + "\n{}", "CANCELLED\ntk_another\n")) {
            ofA.hear("tasks", message);
        }
        assertThat(get(a, id).get("status").textValue()).isEqualTo("input_required");
    }

    @Test
    void changeOnAnotherNode_isPushedToWhoListensHere() {
        String id = begin(a, "work");
        FakeClient listener = alice(b);
        listener.begin("subscriptions/listen", "'notifications':{'taskIds':['" + id + "']}");
        work.complete("done");
        assertThat(listener.outlet().sent())
                .anyMatch(sent -> sent.toString().contains("notifications/tasks") && sent.toString().contains("done"));
    }

    @Test
    void storeThatIsAway_isUnavailable_andNothingBegins() {
        FakeServer lonely = node(new Failing(Integer.MAX_VALUE), Nodes.alone());
        Reply began = alice(lonely).send("tools/call", "'name':'work','arguments':{}");
        assertThat(FakeServer.refusal(began)).contains(Unavailable.class);
        for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
            assertThat(FakeServer.refusal(alice(lonely).send(method, "'taskId':'tk_x'"))).contains(Unavailable.class);
        }
    }

    @Test // the result is worth some patience
    void storeThatIsAwayForAMoment_doesNotCostTheResult() throws Exception {
        Failing moody = new Failing(0);
        FakeServer node = node(moody, Nodes.alone());
        String id = begin(node, "work");
        moody.failing.set(1);
        work.complete("done");
        assertThat(moody.completed.get(60, TimeUnit.SECONDS).id()).isEqualTo(id);
        assertThat(get(node, id).at("/result/content/0/text").textValue()).isEqualTo("done");
    }

    /** Fails so many times. */
    private final class Failing implements TaskStore {

        final AtomicInteger failing;
        final CompletableFuture<StoredTask> completed = new CompletableFuture<>();

        Failing(int times) {
            this.failing = new AtomicInteger(times);
        }

        @Override
        public CompletionStage<Boolean> create(StoredTask task, Room room) {
            return fails() ? CompletableFuture.failedFuture(new IllegalStateException("away")) : store.create(task, room);
        }

        @Override
        public CompletionStage<Optional<StoredTask>> find(String id) {
            return fails() ? CompletableFuture.failedFuture(new IllegalStateException("away")) : store.find(id);
        }

        @Override
        public CompletionStage<Boolean> replace(StoredTask before, StoredTask after) {
            CompletionStage<Boolean> replaced = store.replace(before, after);
            completed.complete(after);
            return replaced;
        }

        private boolean fails() {
            return failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }
    }
}
