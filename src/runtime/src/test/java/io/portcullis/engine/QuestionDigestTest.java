package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Annotations;
import io.portcullis.api.Extras;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.Question;
import io.portcullis.api.Role;
import io.portcullis.api.RootsRequest;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.TextContent;
import io.portcullis.api.UrlVisit;

/** Two questions that differ in anything a person could see are not the same question. */
class QuestionDigestTest {

    private static final List<Question> DIFFERENT = List.of(Form.of(""), Form.of("?"), Form.of("? "),
            Form.of("?", Field.text("a")), Form.of("?", Field.text("b")), Form.of("?", Field.integer("a")),
            Form.of("?", Field.number("a")), Form.of("?", Field.flag("a")), Form.of("?", Field.text("a").required()),
            Form.of("?", Field.text("a").titled("x")), Form.of("?", Field.text("a").describedAs("x")),
            Form.of("?", Field.text("a").withDefault("x")), Form.of("?", Field.text("a").withLength(0, 1)),
            Form.of("?", Field.text("a").withLength(0, 2)), Form.of("?", Field.text("a"), Field.text("b")),
            Form.of("?", Field.choice("a", List.of("x", "y"))),
            Form.of("?", Field.choice("a", List.of("y", "x"))), Form.of("?", Field.choices("a", List.of("x", "y"))),
            Form.of("?", Field.choice("a", List.of("x, y"))), Form.of("?", Field.choice("a", Map.of("x", "X"))),
            Form.of("?, fields=[]"), Form.of("?", Field.integer("a").withRange(1, 2)),
            Form.of("?", Field.integer("a").withRange(1, 3)), new UrlVisit("?", URI.create("https://a")),
            new UrlVisit("?", URI.create("https://b")), new UrlVisit("!", URI.create("https://a")), new RootsRequest(),
            SamplingRequest.of("?", 1), SamplingRequest.of("?", 2),
            new SamplingRequest(List.of(PromptMessage.withUserRole("?")), 1, "x"),
            new SamplingRequest(List.of(PromptMessage.withAssistantRole("?")), 1, ""));

    @Test
    void differentQuestions_haveDifferentDigests() {
        assertThat(DIFFERENT.stream().map(QuestionDigest::of)).doesNotHaveDuplicates();
    }

    @Test
    void sameQuestion_hasTheSameDigest() {
        assertThat(QuestionDigest.of(Form.of("?", Field.text("a").titled("x").required())))
                .isEqualTo(QuestionDigest.of(Form.of("?").with(Field.text("a").titled("x").required())));
    }

    @Test // V-04: another node, where maps and sets have another order
    void orderThatMeansNothing_doesNotMatter() {
        Map<String, Object> forth = new LinkedHashMap<>();
        Map<String, Object> back = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forth.put("org.example/" + i, i);
            back.put("org.example/" + (19 - i), 19 - i);
        }
        assertThat(QuestionDigest.of(sampling(new Extras(Annotations.audience(Role.USER, Role.ASSISTANT), Map.of("a", forth)))))
                .isEqualTo(QuestionDigest.of(sampling(
                        new Extras(Annotations.audience(Role.ASSISTANT, Role.USER), Map.of("a", new LinkedHashMap<>(back))))));
    }

    private static SamplingRequest sampling(Extras extras) {
        return new SamplingRequest(new ArrayList<>(List.of(PromptMessage.withUserRole(new TextContent("?", extras)))), 1, "");
    }
}
