package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.AudioContent;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.FormAnswer.Action;
import io.portcullis.api.ImageContent;
import io.portcullis.api.Root;
import io.portcullis.api.SamplingAnswer;
import io.portcullis.api.TextContent;
import io.portcullis.fake.RandomJson;
import io.portcullis.fake.Slices;

/** What a client answers is untrusted: EL-05, EL-10, SA-03, RO-01, V-09. */
class AnswerReaderTest {

    private static final Form FORM = Form.of("?", Field.text("name").required(), Field.integer("age"));
    private static final Form EMPTY = Form.of("Go on?");

    @Test
    void acceptedForm_hasItsValues() {
        assertThat(form(FORM, "{'action':'accept','content':{'name':'x','age':5}}"))
                .contains(new FormAnswer(Action.ACCEPT, Map.of("name", "x", "age", 5L)));
    }

    @ParameterizedTest // a field that need not be filled in
    @ValueSource(strings = { "{'name':'x'}", "{'name':'x','age':null}" })
    void optionalField_mayBeMissing(String content) {
        assertThat(form(FORM, "{'action':'accept','content':" + content + "}"))
                .contains(new FormAnswer(Action.ACCEPT, Map.of("name", "x")));
    }

    @Test
    void valueNobodyAskedFor_isDropped() {
        assertThat(form(FORM, "{'action':'accept','content':{'name':'x','other':1}}"))
                .contains(new FormAnswer(Action.ACCEPT, Map.of("name", "x")));
        assertThat(form(EMPTY, "{'action':'accept','content':{'x':1}}")).contains(new FormAnswer(Action.ACCEPT, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'age':5}", "{'name':null}", "{'name':1}", "{'name':'x','age':'5'}",
            "{'name':'x','age':1.5}",
            "null", "[]", "'x'" })
    void contentThatDoesNotFitTheForm_isNoAnswer(String content) {
        assertThat(form(FORM, "{'action':'accept','content':" + content + "}")).isEmpty();
    }

    @Test
    void acceptedFormWithoutContent_isAnAnswerOnlyWhereNothingMustBeFilledIn() {
        assertThat(form(FORM, "{'action':'accept'}")).isEmpty();
        assertThat(form(EMPTY, "{'action':'accept'}")).contains(new FormAnswer(Action.ACCEPT, Map.of()));
        assertThat(form(EMPTY, "{'action':'accept','content':{}}")).contains(new FormAnswer(Action.ACCEPT, Map.of()));
    }

    @ParameterizedTest // EL-05: what comes along with a no counts nothing
    @CsvSource({ "decline,DECLINE", "cancel,CANCEL" })
    void no_isAnAnswerWithoutValues(String action, Action read) {
        for (String more : List.of("", ",'content':{'name':'x'}", ",'content':[]")) {
            assertThat(form(FORM, "{'action':'" + action + "'" + more + "}")).contains(new FormAnswer(read, Map.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'action':null}", "{'action':'ACCEPT'}", "{'action':'accept '}", "{'action':['accept']}",
            "{'action':true}", "{'content':{'name':'x'}}", "null", "[]", "'accept'", "1" })
    void whatIsNoAction_isNoAnswer(String answer) {
        assertThat(form(FORM, answer)).isEmpty();
        assertThat(AnswerReader.visit(Slices.of(answer))).isEmpty();
    }

    @ParameterizedTest // EL-05: accepted means consent, and nothing else comes back
    @CsvSource({ "accept,ACCEPT", "decline,DECLINE", "cancel,CANCEL" })
    void visit_isAnsweredByAnAction(String action, Action read) {
        assertThat(AnswerReader.visit(Slices.of("{'action':'" + action + "','content':{'x':1}}")))
                .contains(new FormAnswer(read, Map.of()));
    }

    @Test // SA-03
    void whatAModelSaid_isOneBlock() {
        assertThat(sampling("{'role':'assistant','content':{'type':'text','text':'hi'},'model':'m','stopReason':'endTurn'}"))
                .contains(new SamplingAnswer(new TextContent("hi"), "m", "endTurn"));
        assertThat(sampling("{'content':{'type':'image','data':'AAAA','mimeType':'image/png'},'model':'m'}"))
                .contains(new SamplingAnswer(new ImageContent("AAAA", "image/png"), "m", ""));
        assertThat(sampling("{'content':[{'type':'audio','data':'AAAA','mimeType':'audio/wav'}],'model':'m'}"))
                .contains(new SamplingAnswer(new AudioContent("AAAA", "audio/wav"), "m", ""));
    }

    @ParameterizedTest // SA-03
    @ValueSource(strings = { "{}", "{'content':null}", "{'content':'hi'}", "{'content':[]}", "{'content':{'text':'hi'}}",
            "{'content':{'type':'tool_use','id':'1'}}", "{'content':{'type':'resource_link','uri':'u:1'}}", "{'content':{}}",
            "null", "[]", "'hi'", "{'content':{'type':'text'}}", "{'content':{'type':'text','text':1}}",
            "{'content':{'type':'text','text':null}}", "{'content':{'type':'image','data':'AAAA'}}",
            "{'content':{'type':'image','mimeType':'image/png'}}",
            "{'content':{'type':'audio','data':1,'mimeType':'audio/wav'}}" })
    void whatIsNoBlock_isNoAnswer(String answer) {
        assertThat(sampling(answer)).isEmpty();
    }

    @Test // RO-01
    void roots_areFileAddresses() {
        assertThat(roots("{'roots':[{'uri':'file:///a','name':'A'},{'uri':'FILE:///b'}]}"))
                .contains(List.of(new Root("file:///a", "A"), new Root("FILE:///b", "")));
        assertThat(roots("{'roots':[]}")).contains(List.of());
    }

    @ParameterizedTest // RO-01: one that is wrong, and none counts
    @ValueSource(strings = { "{}", "{'roots':null}", "{'roots':{}}", "{'roots':['file:///a']}", "{'roots':[{'name':'A'}]}",
            "{'roots':[{'uri':'file:///a'},{'uri':'https://a'}]}", "{'roots':[{'uri':' file:///a'}]}", "{'roots':[{'uri':1}]}",
            "{'roots':[null]}", "null", "[]" })
    void whatIsNoListOfFiles_isNoAnswer(String answer) {
        assertThat(roots(answer)).isEmpty();
    }

    @Test
    void listOfTooManyRoots_isNoAnswer() {
        assertThat(roots(roots(1_000)).orElseThrow()).hasSize(1_000);
        assertThat(roots(roots(1_001))).isEmpty();
    }

    @Test
    void anyAnswer_isReadOrIsNone() {
        RandomJson random = new RandomJson(7,
                List.of("action", "content", "name", "age", "type", "text", "data", "roots", "uri"),
                List.of("accept", "decline", "file:///a", "text", "image"));
        Form form = FORM.with(Field.number("type")).with(Field.choices("data", List.of("text"))).with(Field.flag("uri"))
                .with(Field.text("text").withFormat("date-time"));
        for (int i = 0; i < 5_000; i++) {
            Slice answer = Slices.of("{'action':'accept','content':" + random.value() + ",'roots':" + random.value() + "}");
            AnswerReader.form(form, answer);
            AnswerReader.sampling(answer);
            AnswerReader.roots(answer);
            AnswerReader.form(form, Slices.of(random.value()));
        }
    }

    private static String roots(int count) {
        return "{'roots':[" + IntStream.range(0, count).mapToObj(i -> "{'uri':'file:///" + i + "'}")
                .collect(Collectors.joining(",")) + "]}";
    }

    private static Optional<FormAnswer> form(Form form, String answer) {
        return AnswerReader.form(form, Slices.of(answer));
    }

    private static Optional<SamplingAnswer> sampling(String answer) {
        return AnswerReader.sampling(Slices.of(answer));
    }

    private static Optional<List<Root>> roots(String answer) {
        return AnswerReader.roots(Slices.of(answer));
    }
}
