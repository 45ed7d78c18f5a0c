package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.RootsRequest;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.UrlVisit;
import io.portcullis.fake.Tree;

/** How a client is asked: EL-02 to EL-04, SA-01, SA-03, RO-01, HM-02, SR-01. Older revisions are never asked with a form. */
class QuestionWriterTest {

    private static final Map<String, String> COLORS = titles("r", "Red", "g", "Green");

    static Set<Revision> formRevisions() {
        return EnumSet.range(Revision.V2025_06_18, Revision.V2026_07_28);
    }

    static Set<Revision> urlRevisions() {
        return EnumSet.range(Revision.V2025_11_25, Revision.V2026_07_28);
    }

    @ParameterizedTest // EL-02: 2025-06-18 knows no modes
    @MethodSource("formRevisions")
    void form_isAMessageAndASchema(Revision revision) {
        Form form = Form.of("Who?", Field.text("name").required(), Field.flag("sure"));
        String mode = revision == Revision.V2025_06_18 ? "" : "'mode':'form',";
        assertThat(Wire.question(revision, form)).isEqualTo(Tree.of("{'method':'elicitation/create','params':{" + mode
                + "'message':'Who?','requestedSchema':{'type':'object','properties':{'name':{'type':'string'},"
                + "'sure':{'type':'boolean'}},'required':['name']}}}"));
    }

    @ParameterizedTest // EL-03: keywords that all revisions know
    @MethodSource("formRevisions")
    void field_saysWhatItTakes(Revision revision) {
        assertField(revision, Field.text("a").titled("A").describedAs("the a").withLength(1, 9),
                "{'type':'string','title':'A','description':'the a','minLength':1,'maxLength':9}");
        for (String format : List.of("email", "uri", "date", "date-time")) {
            assertField(revision, Field.text("a").withFormat(format), "{'type':'string','format':'" + format + "'}");
        }
        assertField(revision, Field.integer("a").withRange(1, 9), "{'type':'integer','minimum':1,'maximum':9}");
        assertField(revision, Field.number("a").withRange(0.5, 9), "{'type':'number','minimum':0.5,'maximum':9}");
        assertField(revision, Field.flag("a").withDefault(true), "{'type':'boolean','default':true}");
        assertField(revision, Field.choice("a", List.of("x", "y")), "{'type':'string','enum':['x','y']}");
    }

    @ParameterizedTest // EL-03: before 2025-11-25, only flags have a default
    @MethodSource("formRevisions")
    void default_isSentWhereItIsKnown(Revision revision) {
        String text = revision == Revision.V2025_06_18 ? "" : ",'default':'x'";
        String number = revision == Revision.V2025_06_18 ? "" : ",'default':5";
        assertField(revision, Field.text("a").withDefault("x"), "{'type':'string'" + text + "}");
        assertField(revision, Field.integer("a").withDefault(5), "{'type':'integer'" + number + "}");
        assertField(revision, Field.number("a").withDefault(5), "{'type':'number'" + number + "}");
        assertField(revision, Field.choice("a", List.of("x")).withDefault("x"), "{'type':'string','enum':['x']" + text + "}");
    }

    @ParameterizedTest // EL-03: enumNames is the older way to name the values of a choice
    @MethodSource("formRevisions")
    void titledChoice_isSpeltAsItsRevisionKnowsIt(Revision revision) {
        assertField(revision, Field.choice("a", COLORS), revision == Revision.V2025_06_18
                ? "{'type':'string','enum':['r','g'],'enumNames':['Red','Green']}"
                : "{'type':'string','oneOf':[{'const':'r','title':'Red'},{'const':'g','title':'Green'}]}");
        assertField(revision, Field.choice("a", COLORS).withEnumNames(),
                "{'type':'string','enum':['r','g'],'enumNames':['Red','Green']}");
    }

    @ParameterizedTest // EL-03
    @MethodSource("urlRevisions")
    void severalChoices_areAList(Revision revision) {
        assertField(revision, Field.choices("a", List.of("x", "y")).withItems(1, 2).withDefault(List.of("x")),
                "{'type':'array','items':{'type':'string','enum':['x','y']},'minItems':1,'maxItems':2,'default':['x']}");
        assertField(revision, Field.choices("a", COLORS), "{'type':'array','items':{'anyOf':[{'const':'r','title':'Red'},"
                + "{'const':'g','title':'Green'}]}}");
    }

    @ParameterizedTest // EL-04: the id is gone in 2026-07-28
    @MethodSource("urlRevisions")
    void visit_isAMessageAndAnAddress(Revision revision) {
        String id = revision.isModern() ? "" : ",'elicitationId':'1'";
        assertThat(Wire.question(revision, new UrlVisit("Log in.", URI.create("https://a/b?c=d"))))
                .isEqualTo(Tree.of("{'method':'elicitation/create','params':{'mode':'url','message':'Log in.',"
                        + "'url':'https://a/b?c=d'" + id + "}}"));
    }

    @ParameterizedTest // SA-01, SA-03: no tools, no includeContext
    @EnumSource
    void sampling_isMessagesAndRoomForAnAnswer(Revision revision) {
        SamplingRequest request = new SamplingRequest(
                List.of(PromptMessage.withUserRole("hi"), PromptMessage.withAssistantRole("ho")), 100, "Be brief.");
        assertThat(Wire.question(revision, request)).isEqualTo(Tree.of("{'method':'sampling/createMessage','params':{"
                + "'messages':[{'role':'user','content':{'type':'text','text':'hi'}},"
                + "{'role':'assistant','content':{'type':'text','text':'ho'}}],"
                + "'systemPrompt':'Be brief.','maxTokens':100}}"));
        assertThat(Wire.question(revision, SamplingRequest.of("hi", 1)).at("/params").has("systemPrompt")).isFalse();
    }

    @ParameterizedTest // RO-01
    @EnumSource
    void roots_haveNothingToSay(Revision revision) {
        assertThat(Wire.question(revision, new RootsRequest())).isEqualTo(Tree.of("{'method':'roots/list','params':{}}"));
    }

    @ParameterizedTest // SR-01
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2026_07_28")
    void questionInASession_isARequestWithAnId(Revision revision) {
        Codec codec = Wire.codec(revision);
        assertThat(Tree.of(codec.question("1", new RootsRequest())))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','id':1,'method':'roots/list','params':{}}"));
    }

    @Test // HM-02
    void modernClient_isNeverSentARequest() {
        Codec codec = Wire.codec(Revision.V2026_07_28);
        assertThatIllegalStateException().isThrownBy(() -> codec.question("1", new RootsRequest()));
    }

    @ParameterizedTest
    @MethodSource("formRevisions")
    void halfOfASurrogatePair_breaksNoQuestion(Revision revision) {
        JsonNode question = Wire.question(revision, Form.of("a\ud83d", Field.text("x").describedAs("\ude00")));
        assertThat(question.at("/params/message").textValue()).isEqualTo("a\ufffd");
        assertThat(question.findValue("description").textValue()).isEqualTo("\ufffd");
    }

    private static void assertField(Revision revision, Field field, String schema) {
        assertThat(Wire.question(revision, Form.of("?", field)).at("/params/requestedSchema/properties/a"))
                .isEqualTo(Tree.of(schema));
    }

    private static Map<String, String> titles(String... pairs) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            titles.put(pairs[i], pairs[i + 1]);
        }
        return titles;
    }
}
