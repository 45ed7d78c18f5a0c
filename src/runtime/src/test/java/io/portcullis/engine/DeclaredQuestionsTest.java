package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;

/** What a method declares to be asked, before it runs. */
class DeclaredQuestionsTest {

    private static final String FORMS = "'elicitation':{}";
    private static final Form FORM = Form.of("Close {number} of {owner}?", Field.text("reason").required(),
            Field.flag("urgent"), Field.choice("mood", List.of("GOOD", "BAD")));
    private static final Parameter NUMBER = new Parameter(Source.ARGUMENT, "number", "long", true, false, "");
    private static final Parameter OWNER = new Parameter(Source.ARGUMENT, "owner", "java.lang.String", false, true, "");
    private static final String CONTENT = "{'reason':'old','urgent':true,'mood':'BAD'}";

    private final List<Object> ran = new ArrayList<>();

    enum Mood {
        GOOD,
        BAD
    }

    record Details(String reason, boolean urgent, Mood mood) {
    }

    @Test
    void acceptedForm_isTheValueOfItsParameter() {
        FakeClient alice = client(tool(false));
        JsonNode asked = alice.call("close", "{'number':5}");
        assertThat(ran).isEmpty(); // nothing ran
        JsonNode done = alice.call("close", "{'number':5}", answer(asked, "{'action':'accept','content':" + CONTENT + "}"));
        assertThat(done.get("isError").booleanValue()).isFalse();
        assertThat(ran).containsExactly(5L, new Details("old", true, Mood.BAD));
    }

    @Test
    void optionalParameter_isFullWhenItWasAccepted() {
        FakeClient alice = client(tool(true));
        JsonNode asked = alice.call("close", "{'number':5}");
        alice.call("close", "{'number':5}", answer(asked, "{'action':'accept','content':" + CONTENT + "}"));
        assertThat(ran).containsExactly(5L, Optional.of(new Details("old", true, Mood.BAD)));
    }

    @ParameterizedTest // EL-05
    @ValueSource(strings = { "decline", "cancel" })
    void personWhoSaysNo_endsTheCall(String action) {
        FakeServer server = new FakeServer(tool(false));
        FakeClient alice = server.client(FakeServer.ALICE).can(FORMS);
        JsonNode asked = alice.call("close", "{'number':5}");
        JsonNode done = alice.call("close", "{'number':5}", answer(asked, "{'action':'" + action + "'}"));
        assertThat(done.get("isError").booleanValue()).isTrue();
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("The user declined.");
        assertThat(ran).isEmpty();
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.TOOL_FAILURE);
        assertThat(server.told.calls().get(1).argumentNames()).containsExactly("number");
    }

    @ParameterizedTest
    @ValueSource(strings = { "decline", "cancel" })
    void personWhoSaysNo_leavesAnOptionalParameterEmpty(String action) {
        FakeClient alice = client(tool(true));
        JsonNode asked = alice.call("close", "{'number':5}");
        alice.call("close", "{'number':5}", answer(asked, "{'action':'" + action + "'}"));
        assertThat(ran).containsExactly(5L, Optional.empty());
    }

    @ParameterizedTest // in one go: a value may look like a name, or like a replacement
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "{'number':5,'owner':'Ann'}|Close 5 of Ann?",
            "{'number':5}|Close 5 of ?", "{'number':5,'owner':'{number}'}|Close 5 of {number}?",
            "{'number':5,'owner':'$0 \\\\1 {owner}'}|Close 5 of $0 \\1 {owner}?", "{'number':5,'owner':''}|Close 5 of ?" })
    void placeholders_areFilledOnce(String arguments, String message) {
        assertThat(client(tool(false)).call("close", arguments).at("/inputRequests/details/params/message").textValue())
                .isEqualTo(message);
    }

    @Test
    void placeholderOfNoArgument_staysAsItIs() {
        FakeTool tool = new FakeTool("close")
                .parameters(NUMBER, ask(Form.of("{} {x} {number}{number} {details} {{number}}"), false))
                .returns(Result.NONE, arguments -> null);
        assertThat(client(tool).call("close", "{'number':5}").at("/inputRequests/details/params/message").textValue())
                .isEqualTo("{} {x} 55 {details} {5}");
    }

    @Test // EL-06: the answer is to the question that was shown, with these arguments
    void answerForOtherArguments_isRefused() {
        FakeClient alice = client(tool(false));
        JsonNode asked = alice.call("close", "{'number':5}");
        assertThat(alice.code("tools/call", FakeClient.called("close", "{'number':6}",
                answer(asked, "{'action':'accept','content':" + CONTENT + "}")))).isEqualTo(-32602);
        assertThat(ran).isEmpty();
    }

    @Test
    void severalQuestions_areAskedTogether() {
        FakeTool tool = new FakeTool("close").parameters(question("a", Form.of("A?"), true), question("b", Form.of("B?"), true))
                .returns(Result.NONE, arguments -> ran.addAll(List.of(arguments)));
        FakeClient alice = client(tool);
        JsonNode asked = alice.call("close", "{}");
        assertThat(asked.get("inputRequests").fieldNames()).toIterable().containsExactly("a", "b");
        JsonNode again = alice.call("close", "{}", FakeClient.bringing(asked, "'a':{'action':'decline'}"));
        assertThat(again.get("inputRequests").fieldNames()).toIterable().containsExactly("b");
        alice.call("close", "{}", FakeClient.bringing(again, "'b':{'action':'decline'}"));
        assertThat(ran).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test // T-12 comes first: nobody is asked about what does not fit
    void argumentsThatDoNotFit_areToldBeforeAnythingIsAsked() {
        JsonNode result = client(tool(false)).call("close", "{'number':'x'}");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").textValue()).contains("number");
    }

    @Test // V-03, D-10
    void clientThatCannotBeAsked_isToldBeforeAnythingRuns() {
        assertThat(new FakeServer(tool(false)).client(FakeServer.ALICE).code("tools/call",
                FakeClient.called("close", "{'number':5}"))).isEqualTo(-32021);
        assertThat(ran).isEmpty();
    }

    @Test // the parameter is no argument
    void clientCannotSendTheAnswerAsAnArgument() {
        JsonNode result = client(tool(false)).call("close", "{'number':5,'details':{'reason':'x'}}");
        assertThat(result.at("/content/0/text").textValue()).startsWith("Unknown argument \"details\".");
    }

    @Test
    void prompts_declareQuestionsToo() {
        FakePrompt prompt = new FakePrompt("ask")
                .parameters(ask(Form.of("?", Field.text("reason").required(), Field.flag("urgent")), false))
                .returns(arguments -> ((Details) arguments[0]).reason());
        FakeClient alice = client(prompt);
        JsonNode asked = alice.result("prompts/get", "'name':'ask'");
        JsonNode done = alice.result("prompts/get", "'name':'ask',"
                + String.join(",", answer(asked, "{'action':'accept','content':{'reason':'old','urgent':false}}")));
        assertThat(done.at("/messages/0/content/text").textValue()).isEqualTo("old");
        JsonNode declined = alice.answer("prompts/get",
                "'name':'ask'," + String.join(",", answer(asked, "{'action':'decline'}")));
        assertThat(declined.at("/error/code").intValue()).isEqualTo(-31500);
        assertThat(declined.at("/error/message").textValue()).isEqualTo("The user declined.");
    }

    private FakeTool tool(boolean optional) {
        return new FakeTool("close").parameters(NUMBER, OWNER, ask(FORM, optional)).returns(Result.NONE, arguments -> {
            ran.add(arguments[0]);
            ran.add(arguments[2]);
            return null;
        });
    }

    private static Parameter ask(Form form, boolean optional) {
        return question("details", form, optional);
    }

    private static Parameter question(String key, Form form, boolean optional) {
        return new Parameter(Source.ANSWER, key, Details.class.getName(), !optional, optional, "", form);
    }

    private static FakeClient client(FakeEntry<?> entry) {
        return new FakeServer(entry).client(FakeServer.ALICE).can(FORMS);
    }

    private static String[] answer(JsonNode asked, String response) {
        return FakeClient.bringing(asked, "'details':" + response);
    }
}
