package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Answers;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.FormAnswer.Action;
import io.portcullis.api.Question;
import io.portcullis.api.Root;
import io.portcullis.api.RootsRequest;
import io.portcullis.api.SamplingAnswer;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.TextContent;
import io.portcullis.api.UrlVisit;
import io.portcullis.engine.Dialog.Answered;
import io.portcullis.engine.Dialog.Interrupted;
import io.portcullis.fake.Slices;
import io.portcullis.protocol.ClientCapabilities;

/** V-03, V-09, EL-02, EL-10, SR-02. */
class DialogTest {

    private static final Form FORM = Form.of("Who?", Field.text("name").required());
    private static final UrlVisit VISIT = new UrlVisit("Log in.", URI.create("https://a/b"));
    private static final SamplingRequest SAMPLING = SamplingRequest.of("hi", 10);
    private static final RootsRequest ROOTS = new RootsRequest();
    private static final String ACCEPTED = "{'action':'accept','content':{'name':'x'}}";

    private final Dialog dialog = new Dialog(new ClientCapabilities(true, true, true, true, false));

    static List<Question> questions() {
        return List.of(FORM, VISIT, SAMPLING, ROOTS);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void questionWithoutAnAnswer_endsTheRun(Question question) {
        assertInterrupted(Map.of("k", question));
        assertThat(dialog.open()).isEqualTo(Map.of("k", question));
        assertThat(dialog.unanswerable()).isEmpty();
    }

    @Test
    void questionWithItsAnswer_isPassed() {
        answer("form", FORM, ACCEPTED);
        answer("visit", VISIT, "{'action':'decline'}");
        answer("sampling", SAMPLING, "{'content':{'type':'text','text':'ho'},'model':'m'}");
        answer("roots", ROOTS, "{'roots':[{'uri':'file:///a'}]}");
        assertThat(dialog.ask("form", FORM)).isEqualTo(new FormAnswer(Action.ACCEPT, Map.of("name", "x")));
        assertThat(dialog.visit("visit", "Log in.", URI.create("https://a/b")))
                .isEqualTo(new FormAnswer(Action.DECLINE, Map.of()));
        assertThat(dialog.ask("sampling", SAMPLING)).isEqualTo(new SamplingAnswer(new TextContent("ho"), "m", ""));
        assertThat(dialog.list()).containsExactly(new Root("file:///a", ""));
        assertThat(dialog.open()).isEmpty();
    }

    @Test
    void ofSeveralQuestions_onlyThoseWithoutAnAnswerAreOpen() {
        answer("b", FORM, ACCEPTED);
        Map<String, Question> several = new LinkedHashMap<>();
        several.put("c", ROOTS);
        several.put("b", FORM);
        several.put("a", SAMPLING);
        assertInterrupted(several);
        assertThat(dialog.open().keySet()).containsExactly("c", "a");
    }

    @Test // V-09: asked again, not an error
    void answerThatDoesNotFit_isNoAnswer() {
        answer("k", FORM, "{'action':'accept','content':{'name':5}}");
        assertInterrupted(Map.of("k", FORM));
        assertThat(dialog.open()).isEqualTo(Map.of("k", FORM));
    }

    @ParameterizedTest // the client may not answer an easy question and have it count for a hard one
    @MethodSource("questions")
    void answerToAnotherQuestion_isNoAnswer(Question other) {
        Form hard = Form.of("Delete everything?");
        answer("k", other, "{'action':'accept','content':{},'roots':[]}");
        assertInterrupted(Map.of("k", hard));
        assertThat(dialog.open()).isEqualTo(Map.of("k", hard));
    }

    @Test
    void answerUnderAnotherKey_isNoAnswer() {
        answer("j", FORM, ACCEPTED);
        assertInterrupted(Map.of("k", FORM));
    }

    @ParameterizedTest // V-03
    @MethodSource("questions")
    void clientThatCannotBeAsked_isNotAsked(Question question) {
        Dialog mute = new Dialog(ClientCapabilities.NONE);
        assertThat(mute.canAsk(question)).isFalse();
        assertThat(dialog.canAsk(question)).isTrue();
        mute.take("k", new Answered(QuestionDigest.of(question), Slices.of(ACCEPTED)));
        assertThatThrownBy(() -> mute.ask(Map.of("k", question))).isInstanceOf(Interrupted.class);
        assertThat(mute.unanswerable()).contains(question);
        assertThat(mute.open()).isEmpty();
    }

    @ParameterizedTest // the key goes to the client and comes back
    @ValueSource(strings = { "", "a b", "a/b", "\u00e9", "a\n", "'", "{}" })
    void keyOfAnotherShape_isAMistakeOfTheAuthor(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> dialog.ask(Map.of(key, FORM)));
        assertThatIllegalArgumentException().isThrownBy(() -> dialog.ask(Map.of("k".repeat(65), FORM)));
        assertInterrupted(Map.of("A-z_0.9" + "k".repeat(57), FORM));
    }

    @Test
    void keyThatWasNotAsked_isAMistakeOfTheAuthor() {
        answer("k", FORM, ACCEPTED);
        answer("r", ROOTS, "{'roots':[]}");
        Answers answers = dialog.ask(Map.of("k", FORM, "r", ROOTS));
        assertThat(answers.form("k").isAccepted()).isTrue();
        assertThat(answers.roots("r")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> answers.form("j"));
        assertThatIllegalArgumentException().isThrownBy(() -> answers.form("r"));
        assertThatIllegalArgumentException().isThrownBy(() -> answers.roots("k"));
        assertThatIllegalArgumentException().isThrownBy(() -> answers.sampling("k"));
    }

    @Test
    void nothingToAsk_isAnsweredAtOnce() {
        dialog.ask(Map.of());
        assertThat(dialog.open()).isEmpty();
    }

    @Test
    void nextRun_hasNothingOpenAndKnowsTheAnswers() {
        assertInterrupted(Map.of("k", FORM));
        answer("k", FORM, ACCEPTED);
        dialog.resume();
        assertThat(dialog.open()).isEmpty();
        assertThat(dialog.ask("k", FORM).text("name")).isEqualTo("x");
    }

    @Test // what it costs to end a run
    void interruption_hasNoStackTrace() {
        assertThatThrownBy(() -> dialog.ask("k", FORM)).hasNoSuppressedExceptions().satisfies(
                interrupted -> assertThat(interrupted.getStackTrace()).isEmpty());
    }

    private void answer(String key, Question question, String answer) {
        dialog.take(key, new Answered(QuestionDigest.of(question), Slices.of(answer)));
    }

    private void assertInterrupted(Map<String, Question> questions) {
        assertThatThrownBy(() -> dialog.ask(questions)).isInstanceOf(Interrupted.class);
    }
}
