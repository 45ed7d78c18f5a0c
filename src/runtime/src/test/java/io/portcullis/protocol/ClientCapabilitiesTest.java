package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Question;
import io.portcullis.api.RootsRequest;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.UrlVisit;
import io.portcullis.fake.Slices;
import io.portcullis.fake.Tree;

/** Trap 19, EL-02, D-10, V-03. */
class ClientCapabilitiesTest {

    private static final Map<Question, String> QUESTIONS = Map.of(Form.of("?"), "{'elicitation':{'form':{}}}",
            new UrlVisit("?", URI.create("https://a")), "{'elicitation':{'url':{}}}", SamplingRequest.of("?", 1),
            "{'sampling':{}}", new RootsRequest(), "{'roots':{}}");

    static List<Question> questions() {
        return List.copyOf(QUESTIONS.keySet());
    }

    @ParameterizedTest // EL-02
    @CsvSource(delimiter = '|', value = { "{}|true|false", "{'form':{}}|true|false", "{'url':{}}|false|true",
            "{'form':{},'url':{}}|true|true", "{'other':{}}|true|false", "{'form':true}|true|false", "{'url':null}|true|false",
            "{'form':null,'url':{}}|false|true", "null|false|false", "true|false|false", "[]|false|false",
            "'form'|false|false" }, quoteCharacter = '"')
    void elicitation_isFormUnlessItSaysUrl(String declared, boolean form, boolean url) {
        ClientCapabilities capabilities = of("{'elicitation':" + declared + "}");
        assertThat(capabilities.form()).isEqualTo(form);
        assertThat(capabilities.url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'sampling':null,'roots':true,'extensions':[],'elicitation':1}",
            "{'Sampling':{},'ROOTS':{}}",
            "{'extensions':{'io.modelcontextprotocol/tasks':true}}", "{'tasks':{}}",
            "{'experimental':{'sampling':{},'elicitation':{}}}" })
    void whatIsNotDeclaredAsAnObject_isAbsent(String declared) {
        assertThat(of(declared)).isEqualTo(ClientCapabilities.NONE);
    }

    @Test
    void whatIsDeclared_isThere() {
        assertThat(of("{'sampling':{'tools':{}},'roots':{'listChanged':true},'elicitation':{'form':{},'url':{}},"
                + "'extensions':{'io.modelcontextprotocol/tasks':{}}}"))
                .isEqualTo(new ClientCapabilities(true, true, true, true, true));
    }

    @ParameterizedTest // V-03, D-10: what is needed is exactly what allows the question, and an object (trap 6)
    @MethodSource("questions")
    void whatAQuestionNeeds_allowsItAndNothingElse(Question question) {
        String needed = ClientCapabilities.needed(question);
        assertThat(Tree.of(needed)).isEqualTo(Tree.of(QUESTIONS.get(question)));
        for (Question other : questions()) {
            assertThat(of(needed).allow(other)).as("%s", other).isEqualTo(other.equals(question));
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void clientThatDeclaresNothing_isAskedNothing(Question question) {
        assertThat(ClientCapabilities.NONE.allow(question)).isFalse();
        assertThat(new ClientCapabilities(true, true, true, true, true).allow(question)).isTrue();
    }

    @ParameterizedTest // EL-02, EL-03: whatever a client of an older revision says
    @EnumSource
    void capabilitiesARevisionDoesNotKnow_areNotThere(Revision revision) {
        ClientCapabilities all = of("{'elicitation':{'form':{},'url':{}},'sampling':{},'roots':{}}").within(revision);
        assertThat(all.allow(Form.of("?"))).isEqualTo(revision.isAtLeast(Revision.V2025_06_18));
        assertThat(all.allow(Form.of("?", Field.choices("a", List.of("x")))))
                .isEqualTo(revision.isAtLeast(Revision.V2025_11_25));
        assertThat(all.allow(new UrlVisit("?", URI.create("https://a")))).isEqualTo(revision.isAtLeast(Revision.V2025_11_25));
        assertThat(all.sampling()).isTrue();
        assertThat(all.roots()).isTrue();
        assertThat(ClientCapabilities.NONE.within(revision)).isEqualTo(ClientCapabilities.NONE);
    }

    @Test
    void everyKindOfQuestion_isCoveredHere() {
        assertThat(QUESTIONS.keySet().stream().<Object> map(Question::getClass))
                .containsExactlyInAnyOrder((Object[]) Question.class.getPermittedSubclasses());
    }

    private static ClientCapabilities of(String json) {
        return ClientCapabilities.of(Slices.of(json));
    }
}
