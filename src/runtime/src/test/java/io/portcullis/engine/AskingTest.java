package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Answers;
import io.portcullis.api.Caller;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Feature;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.Refusal.Unavailable;

/** A stateless client is asked by the answer to its request: V-01 to V-10, D-10, SR-02, traps 6, 17, 18. */
class AskingTest {

    private static final Parameter N = new Parameter(Source.ARGUMENT, "n", "int", false, false, "");
    private static final Parameter ASK = Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation");
    private static final Form NAME = Form.of("Who?", Field.text("name").required());
    private static final Form SURE = Form.of("Sure?");
    private static final String FORMS = "'elicitation':{}";
    private static final String X = "{'action':'accept','content':{'name':'x'}}";
    private static final String YES = "{'action':'accept'}";

    private final List<String> ran = new ArrayList<>();

    @Test // V-01, V-02, V-04
    void questionAndAnswer_areARoundTrip() {
        FakeClient alice = client(new FakeServer(book()));
        JsonNode asked = alice.call("book", "{'n':1}");
        assertThat(asked.get("resultType").textValue()).isEqualTo("input_required");
        assertThat(asked.get("inputRequests"))
                .isEqualTo(Tree.of("{'who':{'method':'elicitation/create','params':{'mode':'form',"
                        + "'message':'Who?','requestedSchema':{'type':'object','properties':{'name':{'type':'string'}},"
                        + "'required':['name']}}}}"));
        assertThat(asked.has("ttlMs")).isFalse();
        JsonNode done = alice.call("book", "{'n':1}", FakeClient.bringing(asked, "'who':" + X));
        assertThat(done.get("resultType").textValue()).isEqualTo("complete");
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("booked for x");
        assertThat(ran).containsExactly("asks", "asks", "acts"); // it runs again from its start
    }

    @Test // V-04: the same arguments, however they are spelt
    void argumentsMayBeSpeltDifferently() {
        FakeClient alice = client(new FakeServer(book(), new FakeTool("two").parameters(N,
                new Parameter(Source.ARGUMENT, "m", "int", false, false, ""), ASK).returns(Result.TEXT,
                        arguments -> ((Elicitation) arguments[2]).ask("who", NAME).text("name"))));
        JsonNode asked = alice.call("two", "{'n':1,'m':2}");
        assertThat(alice.call("two", "{ 'm':2, 'n':1 }", FakeClient.bringing(asked, "'who':" + X)).at("/content/0/text")
                .textValue()).isEqualTo("x");
    }

    @Test // V-06, V-10
    void stateOfAnotherCall_isRefused() {
        FakeServer server = new FakeServer(book(), book("other"));
        FakeClient alice = client(server);
        String[] state = FakeClient.bringing(alice.call("book", "{'n':1}"), "'who':" + X);
        assertState(alice.answer("tools/call", FakeClient.called("book", "{'n':2}", state)));
        assertState(alice.answer("tools/call", FakeClient.called("book", "{}", state)));
        assertState(alice.answer("tools/call", FakeClient.called("other", "{'n':1}", state)));
        assertState(client(server, FakeServer.BOB).answer("tools/call", FakeClient.called("book", "{'n':1}", state)));
        assertThat(ran).doesNotContain("acts");
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(server.told.calls().get(1).reason()).contains("malformed_state");
    }

    @Test // V-06: a state opens nothing by itself
    void stateThatWasMadeUp_isRefused() {
        FakeClient alice = client(new FakeServer(book()));
        assertState(alice.answer("tools/call", FakeClient.called("book", "{'n':1}", "'requestState':'v1.k.AAAA'")));
        assertThat(ran).isEmpty();
    }

    @Test // V-09
    void answersWithoutAState_areNotHeard() {
        FakeClient alice = client(new FakeServer(book()));
        JsonNode asked = alice.call("book", "{'n':1}", "'inputResponses':{'who':" + X + "}");
        assertThat(asked.get("resultType").textValue()).isEqualTo("input_required");
    }

    @Test // V-09
    void answerThatDoesNotFit_isAskedForAgain() {
        FakeClient alice = client(new FakeServer(book()));
        JsonNode asked = alice.call("book", "{'n':1}");
        for (String wrong : List.of("{'action':'accept'}", "{}", "null", "{'action':'accept','content':{'name':1}}")) {
            asked = alice.call("book", "{'n':1}", FakeClient.bringing(asked, "'who':" + wrong));
            assertThat(asked.at("/inputRequests/who/method").textValue()).as(wrong).isEqualTo("elicitation/create");
        }
        JsonNode done = alice.call("book", "{'n':1}", FakeClient.bringing(asked, "'who':" + X));
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test // V-09
    void unknownKeys_areIgnored() {
        FakeClient alice = client(new FakeServer(book()));
        JsonNode asked = alice.call("book", "{'n':1}");
        JsonNode done = alice.call("book", "{'n':1}",
                FakeClient.bringing(asked, "'other':" + YES + ",'':null,'who':" + X));
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("booked for x");
    }

    @Test // the method changed its mind between two runs
    void answerToAnotherQuestion_isNotTaken() {
        List<Form> questions = new ArrayList<>(List.of(SURE, Form.of("Delete everything?")));
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT,
                arguments -> "deleted " + ((Elicitation) arguments[0]).ask("k", questions.remove(0)).isAccepted());
        FakeClient alice = client(new FakeServer(tool));
        JsonNode asked = alice.call("book", "{}");
        JsonNode again = alice.call("book", "{}", FakeClient.bringing(asked, "'k':" + YES));
        assertThat(again.at("/inputRequests/k/params/message").textValue()).isEqualTo("Delete everything?");
    }

    @Test
    void severalRounds_keepWhatWasAnswered() {
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT, arguments -> {
            Elicitation ask = (Elicitation) arguments[0];
            return ask.ask("first", NAME).text("name") + ask.ask("second", NAME).text("name");
        });
        FakeClient alice = client(new FakeServer(tool));
        JsonNode first = alice.call("book", "{}");
        JsonNode second = alice.call("book", "{}", FakeClient.bringing(first, "'first':" + X));
        assertThat(second.get("inputRequests").fieldNames()).toIterable().containsExactly("second");
        JsonNode done = alice.call("book", "{}", FakeClient.bringing(second, "'second':" + X.replace("'x'", "'y'")));
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("xy");
    }

    @Test // EL-05
    void declining_isAnAnswer() {
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT,
                arguments -> ((Elicitation) arguments[0]).ask("k", SURE).action().name());
        FakeClient alice = client(new FakeServer(tool));
        for (FormAnswer.Action action : FormAnswer.Action.values()) {
            JsonNode done = alice.call("book", "{}", FakeClient.bringing(alice.call("book", "{}"),
                    "'k':{'action':'" + action.name().toLowerCase() + "'}"));
            assertThat(done.at("/content/0/text").textValue()).isEqualTo(action.name());
        }
    }

    @Test // V-08
    void tooManyRounds_endTheCall() {
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT, arguments -> {
            ran.add("asks");
            return ((Elicitation) arguments[0]).ask("k" + ran.size(), SURE).action().name();
        });
        FakeServer server = new Setup().rounds(2).serving(tool);
        FakeClient alice = client(server);
        JsonNode first = alice.call("book", "{}");
        JsonNode second = alice.call("book", "{}", FakeClient.bringing(first, "'k1':" + YES));
        JsonNode third = alice.call("book", "{}", FakeClient.bringing(second, "'k2':" + YES));
        assertThat(third.get("isError").booleanValue()).isTrue();
        assertThat(third.at("/content/0/text").textValue()).isEqualTo("Too many questions were asked in this call.");
        assertThat(server.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.ASKED, Outcome.ASKED,
                Outcome.TOOL_FAILURE);
    }

    @Test // catch (Exception e) is a habit
    void methodThatSwallowsTheInterruption_stillAsks() {
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT, arguments -> {
            try {
                return ((Elicitation) arguments[0]).ask("k", SURE).action().name();
            } catch (RuntimeException e) {
                return "swallowed";
            }
        });
        FakeClient alice = client(new FakeServer(tool));
        JsonNode asked = alice.call("book", "{}");
        assertThat(asked.get("inputRequests").fieldNames()).toIterable().containsExactly("k");
        assertThat(alice.call("book", "{}", FakeClient.bringing(asked, "'k':" + YES)).at("/content/0/text").textValue())
                .isEqualTo("ACCEPT");
    }

    @ParameterizedTest
    @EnumSource
    void asking_worksOnEveryThread(Invocation.Thread thread) {
        FakeClient alice = client(new FakeServer(step -> new Thread(step).start(), book().on(thread)));
        JsonNode asked = alice.call("book", "{'n':1}");
        assertThat(alice.call("book", "{'n':1}", FakeClient.bringing(asked, "'who':" + X)).at("/content/0/text").textValue())
                .isEqualTo("booked for x");
    }

    @Test // V-01: prompts and resources ask alike
    void promptsAndResources_ask() {
        FakeClient alice = client(new FakeServer(
                new FakePrompt("ask").parameters(ASK)
                        .returns(arguments -> ((Elicitation) arguments[0]).ask("k", NAME).text("name")),
                new FakeResource("docs://a").parameters(ASK)
                        .returns(arguments -> ((Elicitation) arguments[0]).ask("k", NAME).text("name"))));
        JsonNode prompt = alice.result("prompts/get", "'name':'ask'");
        assertThat(alice.result("prompts/get", "'name':'ask'," + String.join(",", FakeClient.bringing(prompt, "'k':" + X)))
                .at("/messages/0/content/text").textValue()).isEqualTo("x");
        JsonNode resource = alice.result("resources/read", "'uri':'docs://a'");
        JsonNode read = alice.result("resources/read",
                "'uri':'docs://a'," + String.join(",", FakeClient.bringing(resource, "'k':" + X)));
        assertThat(read.at("/contents/0/text").textValue()).isEqualTo("x");
        assertThat(read.get("cacheScope").textValue()).isEqualTo("private");
        assertThat(read.get("ttlMs").longValue()).isZero();
    }

    @Test // V-06: not even where the parameters look the same
    void stateOfAnotherMethod_isRefused() {
        FakeClient alice = client(new FakeServer(book("same"),
                new FakePrompt("same").parameters(ASK)
                        .returns(arguments -> ((Elicitation) arguments[0]).ask("who", NAME).text("name"))));
        String state = alice.call("same", "{}").get("requestState").textValue();
        assertState(alice.answer("prompts/get", "'name':'same','arguments':{},'requestState':'" + state + "'"));
    }

    @Test // V-03, D-10, trap 6
    void clientThatCannotBeAsked_isToldWhatItNeeds() {
        FakeServer server = new FakeServer(book());
        Reply reply = server.client(FakeServer.ALICE).send("tools/call", FakeClient.called("book", "{'n':1}"));
        assertThat(FakeServer.tree(reply).get("error"))
                .isEqualTo(
                        Tree.of("{'code':-32021,'message':'The client does not declare a capability that this request needs',"
                                + "'data':{'requiredCapabilities':{'elicitation':{'form':{}}}}}"));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(server.told.call().reason()).contains("missing_capability");
    }

    @Test // trap 19: capabilities are those of each request
    void clientThatCouldBeAskedBefore_isNotAskedNow() {
        FakeServer server = new FakeServer(book());
        JsonNode asked = client(server).call("book", "{'n':1}");
        int code = server.client(FakeServer.ALICE).code("tools/call",
                FakeClient.called("book", "{'n':1}", FakeClient.bringing(asked, "")));
        assertThat(code).isEqualTo(-32021);
    }

    @Test // the leg that only asks gives its permits back
    void asking_costsNoPermit() {
        FakeClient alice = client(new FakeServer(book().limit(limit(1))));
        for (int i = 0; i < 5; i++) {
            assertThat(alice.call("book", "{'n':1}").has("inputRequests")).isTrue();
        }
        JsonNode asked = alice.call("book", "{'n':1}");
        assertThat(alice.call("book", "{'n':1}", FakeClient.bringing(asked, "'who':" + X)).has("content")).isTrue();
        assertThat(alice.code("tools/call", FakeClient.called("book", "{'n':1}"))).isEqualTo(-31429);
    }

    @Test // the leg that runs pays, replays included
    void replay_pays() {
        FakeClient alice = client(new FakeServer(book().limit(limit(1))));
        String[] state = FakeClient.bringing(alice.call("book", "{'n':1}"), "'who':" + X);
        alice.call("book", "{'n':1}", state);
        assertThat(alice.code("tools/call", FakeClient.called("book", "{'n':1}", state))).isEqualTo(-31429);
    }

    @Test
    void asking_hasALimitOfItsOwnForEachCaller() {
        FakeServer server = new Setup().questions(2).serving(book());
        FakeClient alice = client(server);
        alice.call("book", "{'n':1}");
        alice.call("book", "{'n':1}");
        assertThat(alice.answer("tools/call", FakeClient.called("book", "{'n':1}")).at("/error/code").intValue())
                .isEqualTo(-31429);
        assertThat(server.told.calls().get(2).outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(client(server, FakeServer.BOB).call("book", "{'n':1}").has("inputRequests")).isTrue();
    }

    @Test // V-07
    void stateThatMayBeUsedOnce_isUsedOnce() {
        FakeClient alice = client(new Setup().onceOnly().serving(book()));
        String[] state = FakeClient.bringing(alice.call("book", "{'n':1}"), "'who':" + X);
        alice.call("book", "{'n':1}", state);
        assertState(alice.answer("tools/call", FakeClient.called("book", "{'n':1}", state)));
        assertThat(ran).containsOnlyOnce("acts");
    }

    @Test // V-07: nobody can tell, so nothing runs
    void stateThatCannotBeCompared_isUnavailable() {
        Setup setup = new Setup().onceOnly();
        FakeClient alice = client(setup.serving(book()));
        String[] state = FakeClient.bringing(alice.call("book", "{'n':1}"), "'who':" + X);
        setup.away = true;
        assertThat(FakeServer.refusal(alice.send("tools/call", FakeClient.called("book", "{'n':1}", state))))
                .contains(Unavailable.class);
        assertThat(ran).doesNotContain("acts");
    }

    @Test // V-10: authorization is decided anew
    void callerThatLostItsRight_getsNoFurther() {
        FakeServer server = new FakeServer(book());
        FakeClient alice = client(server);
        String[] state = FakeClient.bringing(alice.call("book", "{'n':1}"), "'who':" + X);
        server.catalog.remove(Feature.TOOL, "book");
        server.catalog.add(book().access(AccessRule.of(AccessRule.Kind.DENIED))
                .entry());
        assertThat(alice.answer("tools/call", FakeClient.called("book", "{'n':1}", state)).at("/error/message").textValue())
                .isEqualTo("Unknown tool");
    }

    @Test // SR-02
    void severalQuestionsAtOnce_areAskedTogether() {
        FakeTool tool = new FakeTool("book").parameters(ASK).returns(Result.TEXT, arguments -> {
            Answers answers = ((Elicitation) arguments[0]).ask(Map.of("a", NAME, "b", SURE));
            return answers.form("a").text("name") + answers.form("b").action();
        });
        FakeClient alice = client(new FakeServer(tool));
        JsonNode asked = alice.call("book", "{}");
        assertThat(asked.get("inputRequests")).hasSize(2);
        JsonNode half = alice.call("book", "{}", FakeClient.bringing(asked, "'a':" + X));
        assertThat(half.get("inputRequests").fieldNames()).toIterable().containsExactly("b");
        assertThat(alice.call("book", "{}", FakeClient.bringing(half, "'b':" + YES)).at("/content/0/text").textValue())
                .isEqualTo("xACCEPT");
    }

    @Test
    void questionThatCannotBeWritten_isABrokenTool() {
        Form unwritable = Form.of("?", Field.text("a").withDefault(new Object()));
        FakeServer server = new FakeServer(new FakeTool("book").parameters(ASK).returns(Result.TEXT,
                arguments -> ((Elicitation) arguments[0]).ask("k", unwritable).action().name()));
        assertThat(client(server).call("book", "{}").at("/content/0/text").textValue()).startsWith("The tool failed.");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    private FakeTool book() {
        return book("book");
    }

    private FakeTool book(String name) {
        return new FakeTool(name).parameters(N, ASK).returns(Result.TEXT, arguments -> {
            ran.add("asks");
            String who = ((Elicitation) arguments[1]).ask("who", NAME).text("name");
            ran.add("acts");
            return "booked for " + who;
        });
    }

    private static LimitRule limit(long permits) {
        return new LimitRule(By.CALLER, "book", new Rate(permits, Duration.ofHours(1), permits, Refill.GREEDY), 1);
    }

    private static FakeClient client(FakeServer server) {
        return client(server, FakeServer.ALICE);
    }

    private static FakeClient client(FakeServer server, Caller caller) {
        return server.client(caller).can(FORMS);
    }

    private static void assertState(JsonNode answer) {
        assertThat(answer.get("error"))
                .isEqualTo(Tree.of("{'code':-32602,'message':'params.requestState is not valid'}"));
    }
}
