package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Answers;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Progress;
import io.portcullis.api.Question;
import io.portcullis.api.UrlVisit;
import io.portcullis.catalog.Invocation.BoundMethod;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Slices;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Revision;

/** A client that shook hands is asked while its request is open: SR-01, SR-02, HL-12, HL-13, EL-02, G2-02. */
class SessionAskingTest {

    private static final Parameter ASK = Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation");
    private static final Parameter PROGRESS = Parameter.injected(Source.PROGRESS, "io.portcullis.api.Progress");
    private static final Form NAME = Form.of("Who?", Field.text("name").required());
    private static final Form SURE = Form.of("Sure?");
    private static final String X = "{'action':'accept','content':{'name':'x'}}";

    private final List<String> ran = new ArrayList<>();

    @Test // SR-01, SR-02
    void questionAndAnswer_happenWithinOneRequest() {
        FakeServer server = stateful(book());
        FakeClient alice = client(server, Revision.V2025_11_25);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("book", "{}"));
        assertThat(reply).isNotDone();
        assertThat(peer(server).asked()).hasSize(1);
        assertThat(peer(server).asked().get(0).at("/params/message").textValue()).isEqualTo("Who?");
        peer(server).answer(X);
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue()).isEqualTo("booked for x");
        assertThat(ran).containsExactly("asks", "asks", "acts");
        assertThat(server.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.OK);
    }

    @ParameterizedTest // EL-02: as the revision of the session knows it
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = { "V2025_06_18", "V2025_11_25" })
    void question_isWrittenForTheRevisionOfTheSession(Revision revision) {
        FakeServer server = stateful(book());
        client(server, revision).begin("tools/call", FakeClient.called("book", "{}"));
        assertThat(peer(server).asked().get(0).get("params").has("mode")).isEqualTo(revision == Revision.V2025_11_25);
    }

    @Test // V-09
    void answerThatDoesNotFit_isAskedForAgain() {
        FakeServer server = stateful(book());
        CompletableFuture<Reply> reply = client(server, Revision.V2025_11_25).begin("tools/call",
                FakeClient.called("book", "{}"));
        peer(server).answer("{'action':'accept','content':{}}");
        assertThat(peer(server).asked()).hasSize(2);
        peer(server).answer(X);
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test // V-08
    void tooManyRounds_endTheCall() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).rounds(2).serving(book());
        CompletableFuture<Reply> reply = client(server, Revision.V2025_11_25).begin("tools/call",
                FakeClient.called("book", "{}"));
        peer(server).answer("{}");
        peer(server).answer("{}");
        assertThat(peer(server).asked()).hasSize(2);
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue())
                .isEqualTo("Too many questions were asked in this call.");
    }

    @Test // asking is what tires a person, over whatever road
    void questionOverTheLimit_isNotAsked() {
        FakeServer server = new Setup().peers(Mode.STATEFUL).questions(1).serving(book());
        FakeClient alice = client(server, Revision.V2025_11_25);
        alice.begin("tools/call", FakeClient.called("book", "{}"));
        peer(server).answer(X);
        CompletableFuture<Reply> second = alice.begin("tools/call", FakeClient.called("book", "{}"));
        assertThat(peer(server).asked()).hasSize(1);
        assertThat(Tree.of(second.join().body()).at("/error/code").intValue()).isEqualTo(-31429);
        assertThat(server.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.OK, Outcome.LIMITED);
    }

    @Test
    void severalQuestions_areAskedAtOnceAndAllAwaited() {
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT, arguments -> {
            Answers answers = ((Elicitation) arguments[0]).ask(Map.of("a", NAME, "b", SURE));
            return answers.form("a").text("name") + answers.form("b").action();
        });
        FakeServer server = stateful(tool);
        CompletableFuture<Reply> reply = client(server, Revision.V2025_11_25).begin("tools/call",
                FakeClient.called("book", "{}"));
        assertThat(peer(server).asked()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(reply).isNotDone();
            boolean name = peer(server).asked().get(i).at("/params/message").textValue().equals("Who?");
            peer(server).answered(Integer.toString(i), Optional.of(Slices.of(name ? X : "{'action':'cancel'}")));
        }
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue()).isEqualTo("xCANCEL");
    }

    @Test // an error, no answer in time, the end of the session: all the same to the method
    void clientThatDoesNotAnswer_endsTheCall() {
        FakeServer server = stateful(book());
        CompletableFuture<Reply> reply = client(server, Revision.V2025_11_25).begin("tools/call",
                FakeClient.called("book", "{}"));
        peer(server).answered("0", Optional.empty());
        assertThat(Tree.of(reply.join().body()).get("result")).isEqualTo(
                Tree.of("{'content':[{'type':'text','text':'The client did not answer a question.'}],'isError':true}"));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
        assertThat(ran).containsExactly("asks");
    }

    @Test // E-11, SR-01
    void postedResponse_isTheAnswer() {
        FakeServer server = stateful(book());
        FakeClient alice = client(server, Revision.V2025_11_25);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("book", "{}"));
        Reply accepted = alice.post("{'jsonrpc':'2.0','id':0,'result':" + X + "}");
        assertThat(accepted.isNothing()).isTrue();
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test // V-03, I-03: what was not declared in the handshake
    void clientThatCannotBeAsked_isToldInWords() {
        FakeServer server = stateful(book());
        FakeClient alice = server.client(FakeServer.ALICE, Revision.V2025_11_25, "'sampling':{}");
        JsonNode result = alice.call("book", "{}");
        assertThat(result.at("/content/0/text").textValue()).isEqualTo("This client cannot be asked what this needs to know.");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @Test // HL-15, D-10: there is no code for it
    void clientWithoutASession_isToldTheSettingItNeeds() {
        FakeServer server = new FakeServer(book());
        JsonNode result = FakeServer.tree(server.handshake("2025-11-25", "tools/call", "'name':'book'")).get("result");
        assertThat(result.at("/content/0/text").textValue()).contains("portcullis.legacy.sessions=stateful");
        assertThat(result.get("isError").booleanValue()).isTrue();
    }

    @ParameterizedTest // EL-02: these revisions know no elicitation
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = { "V2024_11_05", "V2025_03_26" })
    void revisionWithoutForms_isNotAskedWithOne(Revision revision) {
        FakeServer server = stateful(book());
        JsonNode result = server.client(FakeServer.ALICE, revision, "'elicitation':{}").call("book", "{}");
        assertThat(result.at("/content/0/text").textValue()).isEqualTo("This client cannot be asked what this needs to know.");
        assertThat(peer(server).asked()).isEmpty();
    }

    @Test // EL-02: 2025-06-18 knows forms only, and no lists of choices
    void revisionWithoutUrls_isNotAskedWithOne() {
        for (Question question : List.of(new UrlVisit("Log in.", URI.create("https://a")),
                Form.of("?", Field.choices("a", List.of("x"))))) {
            FakeServer server = stateful(new FakeTool("book").parameters(ASK).returns(Result.TEXT,
                    arguments -> ((Elicitation) arguments[0]).ask(Map.of("k", question)).form("k").action().name()));
            JsonNode result = server.client(FakeServer.ALICE, Revision.V2025_06_18, "'elicitation':{'url':{},'form':{}}")
                    .call("book", "{}");
            assertThat(peer(server).asked()).isEmpty();
            assertThat(result.at("/content/0/text").textValue())
                    .isEqualTo("This client cannot be asked what this needs to know.");
        }
    }

    @Test // HL-12: in a session, going away means nothing
    void goingAway_doesNotCancel() {
        FakeServer server = stateful(book());
        FakeClient alice = client(server, Revision.V2025_11_25);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("book", "{}"));
        alice.outlet().gone();
        peer(server).answer(X);
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test // G2-02
    void cancelledWhileItWaits_runsNoMoreAndAnswersNothing() {
        FakeServer server = stateful(book());
        FakeClient alice = client(server, Revision.V2025_11_25);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("book", "{}"));
        alice.post("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':7}}");
        assertThat(reply).as("the question is taken back").isDone();
        peer(server).answer(X);
        assertThat(reply.join().isNothing()).isTrue();
        assertThat(ran).containsExactly("asks");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @ParameterizedTest // G2-02: unknown, finished, malformed
    @ValueSource(strings = { "'requestId':8", "'requestId':'7'", "'requestId':null", "", "'reason':'x'" })
    void cancellationOfSomethingElse_isIgnored(String params) {
        FakeServer server = stateful(book());
        FakeClient alice = client(server, Revision.V2025_11_25);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("book", "{}"));
        assertThat(alice.post("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{" + params + "}}").isNothing())
                .isTrue();
        peer(server).answer(X);
        assertThat(Tree.of(reply.join().body()).at("/result/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test // G2-02: only while it runs
    void request_isKnownToItsSessionWhileItRuns() {
        FakeServer server = stateful(book());
        CompletableFuture<Reply> reply = client(server, Revision.V2025_11_25).begin("tools/call",
                FakeClient.called("book", "{}"));
        assertThat(peer(server).running()).containsExactly("7");
        peer(server).answer(X);
        reply.join();
        assertThat(peer(server).running()).isEmpty();
    }

    @Test // G1-02: until the answer
    void progress_goesOnAfterAQuestion() {
        assertThat(progressOf(arguments -> {
            ((Elicitation) arguments[0]).ask("who", NAME);
            ((Progress) arguments[1]).send(1);
            return "done";
        })).containsExactly(1);
    }

    @Test // G1-02: the method runs again from its start, but progress never goes back
    void progress_doesNotGoBackAfterAQuestion() {
        List<Integer> steps = new ArrayList<>(List.of(5, 1));
        assertThat(progressOf(arguments -> {
            ((Progress) arguments[1]).send(steps.remove(0));
            ((Elicitation) arguments[0]).ask("who", NAME);
            return "done";
        })).containsExactly(5);
    }

    private static List<Integer> progressOf(BoundMethod method) {
        FakeServer server = stateful(new FakeTool("book").parameters(ASK, PROGRESS).returns(Result.TEXT, method));
        FakeClient alice = client(server, Revision.V2025_11_25).saying("'progressToken':'t'");
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("book", "{}"));
        peer(server).answer(X);
        reply.join();
        return alice.outlet().params("notifications/progress").stream().map(params -> params.get("progress").intValue())
                .toList();
    }

    private FakeTool book() {
        return new FakeTool("book").parameters(ASK).returns(Result.TEXT, arguments -> {
            ran.add("asks");
            String who = ((Elicitation) arguments[0]).ask("who", NAME).text("name");
            ran.add("acts");
            return "booked for " + who;
        });
    }

    private static FakeServer stateful(FakeTool tool) {
        return new Setup().peers(Mode.STATEFUL).from(Revision.V2024_11_05).serving(tool);
    }

    private static FakeClient client(FakeServer server, Revision revision) {
        return server.client(FakeServer.ALICE, revision, "'elicitation':{'form':{},'url':{}}");
    }

    private static FakePeer peer(FakeServer server) {
        return server.peers.last();
    }
}
