package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.CompletionResponse;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.limit.Rate;

/** C-01 to C-04. */
class CompleteTest {

    private static final AccessRule ADMIN = AccessRule.roles(List.of(Set.of("admin")));
    private static final String COMPLETE = "completion/complete";
    private static final Parameter CITY = new Parameter(Source.ARGUMENT, "city", "java.lang.String", true, false, "");
    private static final Parameter CONTEXT = Parameter.injected(Source.CONTEXT,
            "java.util.Map<java.lang.String,java.lang.String>");

    private final List<Object> seen = new ArrayList<>();
    private final FakeServer server = new FakeServer(new FakePrompt("plan", "city", "country"), cities("plan"),
            new FakePrompt("hidden", "city").access(ADMIN), cities("hidden").access(ADMIN),
            new FakeTemplate("weather://{city}/{day}"), templateCities(), new FakeTemplate("secret://{city}").access(ADMIN),
            new FakeTool("find"));
    private final FakeClient alice = server.client(FakeServer.ALICE);

    @Test // C-02
    void argumentOfAPrompt_isCompleted() {
        assertThat(alice.result(COMPLETE, prompt("plan", "city", "B")).get("completion"))
                .isEqualTo(Tree.of("{'values':['Bern','Basel'],'hasMore':false}"));
        assertThat(seen).containsExactly("B", Map.of());
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.OK);
    }

    @Test // C-02
    void otherArguments_areKnown() {
        alice.result(COMPLETE, prompt("plan", "city", "") + ",'context':{'arguments':{'country':'CH','x':''}}");
        assertThat(seen).containsExactly("", Map.of("country", "CH", "x", ""));
    }

    @ParameterizedTest // C-02: a template, or an address it serves
    @ValueSource(strings = { "weather://{city}/{day}", "weather://Bern/today" })
    void variableOfATemplate_isCompleted(String uri) {
        assertThat(alice.result(COMPLETE, "'ref':{'type':'ref/resource','uri':'" + uri + "'}," + argument("city", "B"))
                .at("/completion/values/0").textValue()).isEqualTo("Bern");
    }

    @Test // it exists, and nothing suggests values for it
    void argumentWithoutSuggestions_hasNoValues() {
        assertThat(alice.result(COMPLETE, prompt("plan", "country", "C")).get("completion"))
                .isEqualTo(Tree.of("{'values':[],'hasMore':false}"));
        assertThat(seen).isEmpty();
        assertThat(server.told.calls()).isEmpty();
    }

    @Test // C-03
    void argumentThatIsNone_isRefused() {
        assertThat(alice.code(COMPLETE, prompt("plan", "town", "B"))).isEqualTo(-32602);
        assertThat(
                alice.code(COMPLETE, "'ref':{'type':'ref/resource','uri':'weather://{city}/{day}'}," + argument("town", "B")))
                .isEqualTo(-32602);
    }

    @Test // C-04: hidden is unknown, byte for byte
    void hiddenPrompt_isUnknown() {
        byte[] hidden = alice.send(COMPLETE, prompt("hidden", "city", "B")).body();
        assertThat(hidden).isEqualTo(alice.send(COMPLETE, prompt("nothing", "city", "B")).body());
        assertThat(hidden).isEqualTo(alice.send(COMPLETE, prompt("hidden", "no such argument", "B")).body());
        assertThat(Tree.of(hidden).get("error")).isEqualTo(Tree.of("{'code':-32602,'message':'Unknown prompt'}"));
        assertThat(seen).isEmpty();
        assertThat(server.client(Callers.key("root", "admin")).result(COMPLETE, prompt("hidden", "city", "B"))
                .at("/completion/values")).hasSize(2);
    }

    @Test // C-04
    void hiddenTemplate_isUnknown() {
        JsonNode hidden = alice.answer(COMPLETE,
                "'ref':{'type':'ref/resource','uri':'secret://{city}'}," + argument("city", "B"));
        JsonNode unknown = alice.answer(COMPLETE,
                "'ref':{'type':'ref/resource','uri':'nothing://{city}'}," + argument("city", "B"));
        assertThat(hidden.at("/error/code")).isEqualTo(unknown.at("/error/code"));
        assertThat(hidden.at("/error/message")).isEqualTo(unknown.at("/error/message"));
    }

    @Test
    void anonymousCallerOfAHiddenPrompt_isAskedForACredential() {
        FakeClient nobody = server.client(Caller.anonymous());
        assertThat(nobody.code(COMPLETE, prompt("hidden", "city", "B"))).isEqualTo(-31401);
        assertThat(nobody.code(COMPLETE, prompt("nothing", "city", "B"))).isEqualTo(-31401);
        assertThat(nobody.result(COMPLETE, prompt("plan", "city", "B")).at("/completion/values")).hasSize(2);
    }

    @ParameterizedTest // C-03
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'ref':{'type':'ref/tool','name':'find'}|'name':'city','value':''",
            "'ref':{'type':'ref/prompt'}|'name':'city','value':''", "'ref':{'name':'plan'}|'name':'city','value':''",
            "'ref':'plan'|'name':'city','value':''", "'ref':{'type':'ref/prompt','name':1}|'name':'city','value':''",
            "'ref':{'type':'ref/resource','name':'plan'}|'name':'city','value':''",
            "'ref':{'type':'ref/prompt','name':'plan'}|'name':'city'", "'ref':{'type':'ref/prompt','name':'plan'}|'value':''",
            "'ref':{'type':'ref/prompt','name':'plan'}|'name':'city','value':1",
            "'ref':{'type':'ref/prompt','name':'plan'}|'name':'city','value':null" })
    void paramsOfAnotherShape_areRefused(String ref, String argument) {
        assertThat(alice.code(COMPLETE, ref + ",'argument':{" + argument + "}")).isEqualTo(-32602);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest // C-04
    @ValueSource(strings = { "'context':{'arguments':{'country':1}}", "'context':{'arguments':[]}", "'context':[]",
            "'context':'x'" })
    void contextOfAnotherShape_isRefused(String context) {
        assertThat(alice.code(COMPLETE, prompt("plan", "city", "B") + "," + context)).isEqualTo(-32602);
        assertThat(seen).isEmpty();
    }

    @Test // C-04: what was typed ends where the method's own files and queries begin
    void nul_isRefused() {
        assertThat(alice.code(COMPLETE, prompt("plan", "city", "B\\u0000"))).isEqualTo(-32602);
        assertThat(seen).isEmpty();
    }

    @Test // C-04
    void completion_hasItsOwnLimit() {
        Rate rate = new Rate(1, Duration.ofMinutes(1), 1, Refill.INTERVAL);
        FakeClient bob = new FakeServer(new FakePrompt("plan", "city"),
                cities("plan").limit(new LimitRule(By.CALLER, "c", rate, 1))).client(FakeServer.BOB);
        bob.result(COMPLETE, prompt("plan", "city", "B"));
        assertThat(bob.code(COMPLETE, prompt("plan", "city", "B"))).isEqualTo(-31429);
    }

    @Test // C-02
    void moreThanAHundredValues_areCut() {
        List<String> many = IntStream.range(0, 150).mapToObj(Integer::toString).toList();
        JsonNode completion = completing(many).get("completion");
        assertThat(completion.get("values")).hasSize(100);
        assertThat(completion.get("total").intValue()).isEqualTo(150);
        assertThat(completion.get("hasMore").booleanValue()).isTrue();
    }

    @Test
    void response_isAnsweredAsItIs() {
        assertThat(completing(new CompletionResponse(List.of("a"), 7, true)).get("completion"))
                .isEqualTo(Tree.of("{'values':['a'],'total':7,'hasMore':true}"));
    }

    @Test // J-07
    void methodThatBreaks_isAFixedText() {
        FakeClient bob = new FakeServer(new FakePrompt("plan", "city"), FakeCompletion.ofPrompt("plan", "city").parameters(CITY)
                .returns(arguments -> {
                    throw new IllegalStateException("jdbc://secret");
                })).client(FakeServer.BOB);
        JsonNode error = bob.answer(COMPLETE, prompt("plan", "city", "B")).get("error");
        assertThat(error.get("code").intValue()).isEqualTo(-32603);
        assertThat(error.toString()).doesNotContain("secret");
    }

    private JsonNode completing(Object returned) {
        return new FakeServer(new FakePrompt("plan", "city"),
                FakeCompletion.ofPrompt("plan", "city").parameters(CITY).returns(arguments -> returned)).client(FakeServer.BOB)
                .result(COMPLETE, prompt("plan", "city", "B"));
    }

    private FakeCompletion cities(String prompt) {
        return FakeCompletion.ofPrompt(prompt, "city").parameters(CITY, CONTEXT).returns(arguments -> {
            seen.addAll(List.of(arguments));
            return List.of("Bern", "Basel");
        });
    }

    private static FakeCompletion templateCities() {
        return FakeCompletion.ofTemplate("weather://{city}/{day}", "city").parameters(CITY)
                .returns(arguments -> List.of("Bern", "Basel"));
    }

    private static String prompt(String name, String argument, String value) {
        return "'ref':{'type':'ref/prompt','name':'" + name + "'}," + argument(argument, value);
    }

    private static String argument(String name, String value) {
        return "'argument':{'name':'" + name + "','value':'" + value + "'}";
    }
}
