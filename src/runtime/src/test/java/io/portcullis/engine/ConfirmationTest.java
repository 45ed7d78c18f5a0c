package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeTool;

/** The person behind the client is asked before a method runs: V-03, V-05 to V-07, D-10. */
class ConfirmationTest {

    private static final String KEY = "portcullis.confirmation";
    private static final String YES = "'" + KEY + "':{'action':'accept'}";
    private static final String NO = "'" + KEY + "':{'action':'decline'}";
    private static final String FORMS = "'elicitation':{}";

    private final List<String> ran = new ArrayList<>();

    @Test
    void methodRuns_onlyOnceItWasConfirmed() {
        FakeClient alice = client(new FakeServer(delete(true)));
        JsonNode asked = alice.call("delete", "{'id':'7'}");
        assertThat(asked.get("resultType").textValue()).isEqualTo("input_required");
        assertThat(message(asked)).isEqualTo("Delete 7?");
        assertThat(ran).isEmpty();
        JsonNode done = alice.call("delete", "{'id':'7'}", FakeClient.bringing(asked, YES));
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("deleted 7");
        assertThat(ran).containsExactly("7");
    }

    @Test
    void declined_doesNotRun() {
        FakeServer server = new FakeServer(delete(true));
        FakeClient alice = client(server);
        JsonNode done = alice.call("delete", "{'id':'7'}",
                FakeClient.bringing(alice.call("delete", "{'id':'7'}"), NO));
        assertThat(done.get("isError").booleanValue()).isTrue();
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("The call was not confirmed.");
        assertThat(ran).isEmpty();
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(server.told.calls().get(1).reason()).contains("unconfirmed_declined");
    }

    @Test // V-06
    void confirmation_isGoodForTheseArgumentsAndThisCallerAlone() {
        FakeServer server = new FakeServer(delete(false), delete("other", false));
        FakeClient alice = client(server);
        String[] confirmed = FakeClient.bringing(alice.call("delete", "{'id':'7'}"), YES);
        assertState(alice.answer("tools/call", FakeClient.called("delete", "{'id':'8'}", confirmed)));
        assertState(alice.answer("tools/call", FakeClient.called("other", "{'id':'7'}", confirmed)));
        assertState(client(server, FakeServer.BOB).answer("tools/call", FakeClient.called("delete", "{'id':'7'}", confirmed)));
        assertThat(ran).isEmpty();
    }

    @Test // V-07
    void confirmationOfADestructiveTool_isGoodForOneCall() {
        FakeClient alice = client(new FakeServer(delete(true)));
        String[] confirmed = FakeClient.bringing(alice.call("delete", "{'id':'7'}"), YES);
        alice.call("delete", "{'id':'7'}", confirmed);
        assertState(alice.answer("tools/call", FakeClient.called("delete", "{'id':'7'}", confirmed)));
        assertThat(ran).containsExactly("7");
    }

    @Test
    void confirmationOfAHarmlessTool_mayBeBroughtAgain() {
        FakeClient alice = client(new FakeServer(delete(false)));
        String[] confirmed = FakeClient.bringing(alice.call("delete", "{'id':'7'}"), YES);
        alice.call("delete", "{'id':'7'}", confirmed);
        alice.call("delete", "{'id':'7'}", confirmed);
        assertThat(ran).containsExactly("7", "7");
    }

    @Test // V-03, D-10
    void clientThatCannotBeAsked_isTold() {
        FakeClient alice = new FakeServer(delete(true)).client(FakeServer.ALICE);
        assertThat(alice.code("tools/call", FakeClient.called("delete", "{'id':'7'}"))).isEqualTo(-32021);
        assertThat(ran).isEmpty();
    }

    @Test
    void answerWithoutTheState_confirmsNothing() {
        FakeClient alice = client(new FakeServer(delete(true)));
        JsonNode asked = alice.call("delete", "{'id':'7'}", "'inputResponses':{" + YES + "}");
        assertThat(asked.get("resultType").textValue()).isEqualTo("input_required");
        assertThat(ran).isEmpty();
    }

    @Test
    void argumentsAreBoundBeforeAnybodyIsAsked() {
        JsonNode wrong = client(new FakeServer(delete(true))).call("delete", "{'nr':'7'}");
        assertThat(wrong.get("isError").booleanValue()).isTrue();
    }

    @Test
    void whatCannotBeSeen_isSpeltOut_andWhatIsLong_isCut() {
        FakeClient alice = client(new FakeServer(delete(true)));
        assertThat(message(alice.call("delete", "{'id':'a\\u202Eb\\n\\u3164{id}'}")))
                .isEqualTo("Delete a\\u{202e}b\\u{a}\\u{3164}{id}?");
        assertThat(message(alice.call("delete", "{'id':'" + "x".repeat(300) + "'}")))
                .isEqualTo("Delete " + "x".repeat(200) + "…?");
    }

    @Test // the run that asks gives its permits back
    void askingCostsNoPermit() {
        FakeServer server = new FakeServer(delete(true));
        client(server).call("delete", "{'id':'7'}");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ASKED);
    }

    private FakeTool delete(boolean onceOnly) {
        return delete("delete", onceOnly);
    }

    private FakeTool delete(String name, boolean onceOnly) {
        return new FakeTool(name).parameters(new Parameter(Source.ARGUMENT, "id", "java.lang.String", true, false, ""))
                .confirmed(new Confirmation("Delete {id}?", "", onceOnly)).returns(Result.TEXT, arguments -> {
                    ran.add((String) arguments[0]);
                    return "deleted " + arguments[0];
                });
    }

    private static FakeClient client(FakeServer server) {
        return client(server, FakeServer.ALICE);
    }

    private static FakeClient client(FakeServer server, Caller caller) {
        return server.client(caller).can(FORMS);
    }

    private static String message(JsonNode asked) {
        return asked.get("inputRequests").get(KEY).at("/params/message").textValue();
    }

    private static void assertState(JsonNode answer) {
        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").textValue()).isEqualTo("params.requestState is not valid");
    }
}
