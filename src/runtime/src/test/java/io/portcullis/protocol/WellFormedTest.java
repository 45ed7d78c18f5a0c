package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.TextContent;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Result.Called;

class WellFormedTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "\u00e9\u20ac", "\ud83d\ude00", "a\ud83d\ude00b", "\uffff" })
    void wellFormedText_staysWhatItIs(String text) {
        assertThat(WellFormed.of(text)).isEqualTo(text);
    }

    @Test
    void halfOfAPair_isReplaced() {
        assertThat(WellFormed.of("a\ud83d")).isEqualTo("a\ufffd");
        assertThat(WellFormed.of("\ude00\ud83d\ude00\ud83dx")).isEqualTo("\ufffd\ud83d\ude00\ufffdx");
    }

    @ParameterizedTest
    @EnumSource
    void answerWithHalfOfAPair_isStillAnAnswer(Revision revision) {
        Codec codec = Wire.codec(revision);
        CallResult text = CallResult.of(List.of(new TextContent("a\ud83d"), EmbeddedResource.ofText("u:1", null, "\ude00")));
        assertThat(Tree.of(codec.result(new RequestId("1"), new Called(text))).at("/result/content/0/text").textValue())
                .isEqualTo("a\ufffd");
        assertThat(
                Tree.of(codec.result(new RequestId("1"), new Called(text))).at("/result/content/1/resource/text").textValue())
                .isEqualTo("\ufffd");
        CallResult structured = CallResult.structured("{\"a\":\"\ud83d\"}");
        assertThat(Tree.of(codec.result(new RequestId("1"), new Called(structured))).at("/result/content/0/text").textValue())
                .isEqualTo("{\"a\":\"\ufffd\"}");
    }
}
