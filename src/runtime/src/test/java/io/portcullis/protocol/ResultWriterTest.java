package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.CompletionResponse;
import io.portcullis.api.Form;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.Question;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.RootsRequest;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Result.Completed;
import io.portcullis.protocol.Result.InputRequired;
import io.portcullis.protocol.Result.Prompted;
import io.portcullis.protocol.Result.Read;

/** C-02, P-03, Q-01, Q-02, R-03, V-01, V-02. */
class ResultWriterTest {

    @ParameterizedTest // P-03
    @EnumSource
    void prompt_isItsMessages(Revision revision) {
        PromptResponse response = new PromptResponse("about",
                List.of(PromptMessage.withUserRole("hi"), PromptMessage.withAssistantRole("ho")));
        assertThat(Wire.result(revision, new Prompted(response))).isEqualTo(Tree.of("{'description':'about','messages':["
                + "{'role':'user','content':{'type':'text','text':'hi'}},"
                + "{'role':'assistant','content':{'type':'text','text':'ho'}}]}"));
    }

    @ParameterizedTest
    @EnumSource
    void promptWithoutADescription_hasNone(Revision revision) {
        assertThat(Wire.result(revision, new Prompted(PromptResponse.of()))).isEqualTo(Tree.of("{'messages':[]}"));
    }

    @ParameterizedTest
    @EnumSource
    void resource_isItsContents(Revision revision) {
        Read read = new Read(List.of(new ResourceContents("u:1", "text/plain", "", null),
                new ResourceContents("u:2", null, null, "AAAA")), new Caching(5, false));
        assertThat(Wire.result(revision, read)).isEqualTo(Tree.of(
                "{'contents':[{'uri':'u:1','mimeType':'text/plain','text':''},{'uri':'u:2','blob':'AAAA'}]"
                        + (revision.isModern() ? ",'ttlMs':5,'cacheScope':'private'" : "") + "}"));
    }

    @ParameterizedTest // C-02
    @EnumSource
    void completion_isItsValues(Revision revision) {
        assertThat(Wire.result(revision, new Completed(new CompletionResponse(List.of("a", "b"), 5, true))))
                .isEqualTo(Tree.of("{'completion':{'values':['a','b'],'total':5,'hasMore':true}}"));
        assertThat(Wire.result(revision, new Completed(CompletionResponse.of(List.of()))))
                .isEqualTo(Tree.of("{'completion':{'values':[],'hasMore':false}}"));
    }

    @ParameterizedTest // C-02
    @EnumSource
    void completion_hasNoMoreThanAHundredValues(Revision revision) {
        List<String> values = IntStream.range(0, 101).mapToObj(Integer::toString).toList();
        JsonNode completion = Wire.result(revision, new Completed(CompletionResponse.of(values))).get("completion");
        assertThat(completion.get("values")).hasSize(100);
        assertThat(completion.get("total").intValue()).isEqualTo(101);
        assertThat(completion.get("hasMore").booleanValue()).isTrue();
    }

    @Test // V-01, V-02, Q-02
    void questions_areAResultOfTheirOwn() {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("b", new RootsRequest());
        questions.put("a", Form.of("Go on?"));
        JsonNode result = Wire.result(Revision.V2026_07_28, new InputRequired(questions, "v1.x"));
        assertThat(result).isEqualTo(Tree.of("{'inputRequests':{'b':{'method':'roots/list','params':{}},"
                + "'a':{'method':'elicitation/create','params':{'mode':'form','message':'Go on?',"
                + "'requestedSchema':{'type':'object','properties':{},'required':[]}}}},'requestState':'v1.x'}"));
        assertThat(result.get("inputRequests").fieldNames()).toIterable().containsExactly("b", "a");
    }

    @Test // J-03
    void questions_haveTheTypeOfTheirResult() {
        Codec codec = Wire.codec(Revision.V2026_07_28);
        byte[] answer = codec.result(Wire.ID, new InputRequired(Map.of("a", new RootsRequest()), "s"));
        assertThat(Tree.of(answer).at("/result/resultType").textValue()).isEqualTo("input_required");
    }

    @ParameterizedTest
    @EnumSource
    void halfOfASurrogatePair_breaksNoAnswer(Revision revision) {
        String half = "a\ud83d";
        assertThat(Wire.result(revision, new Prompted(new PromptResponse(half, List.of(PromptMessage.withUserRole(half)))))
                .findValuesAsText("text")).containsExactly("a\ufffd");
        assertThat(Wire.result(revision, new Completed(CompletionResponse.of(List.of(half)))).at("/completion/values/0")
                .textValue()).isEqualTo("a\ufffd");
        assertThat(Wire.result(revision, new Read(List.of(new ResourceContents("u:1", null, half, null)), Caching.NONE))
                .at("/contents/0/text").textValue()).isEqualTo("a\ufffd");
    }
}
