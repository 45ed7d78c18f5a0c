package io.portcullis.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void redactors_eachGetWhatTheOneBeforeLeft() {
        Redaction redaction = new Redaction(List.of(text -> text.replace("a", "b"), text -> text.replace("bb", "c")));
        assertThat(redaction.clean("ab")).isEqualTo("c");
    }

    @Test
    void redactorThatThrows_leavesTheWholeTextOut() {
        assertThat(new Redaction(List.of(text -> {
            throw new IllegalStateException(text);
        })).clean("secret")).isEqualTo(Redaction.MARK);
    }

    @Test
    void redactorThatReturnsNothing_leavesTheWholeTextOut() {
        assertThat(new Redaction(List.of(text -> null)).clean("secret")).isEqualTo(Redaction.MARK);
    }

    @Test
    void textThatIsTooLong_isLeftOut() {
        Redaction redaction = new Redaction(List.of(text -> text));
        assertThat(redaction.clean("x".repeat(Redaction.LONGEST))).hasSize(Redaction.LONGEST);
        assertThat(redaction.clean("x".repeat(Redaction.LONGEST + 1))).isEqualTo(Redaction.MARK);
    }
}
