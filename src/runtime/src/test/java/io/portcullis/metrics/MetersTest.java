package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.portcullis.refusal.Refusal;

class MetersTest {

    @Test
    void everyKindOfRefusal_hasItsReasonsInTheList() {
        Set<Class<?>> kinds = Reasons.examples().map(Refusal::getClass).collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(Set.of(Refusal.class.getPermittedSubclasses()));
    }

    @Test
    void everyTag_isOfAClosedListOrOfTheCatalog() {
        assertThat(Label.values()).allMatch(label -> label.isOfCatalog() != !label.closedList().isEmpty());
        assertThat(Arrays.stream(Label.values()).filter(Label::isOfCatalog)).containsExactly(Label.ENTRY, Label.TOOL,
                Label.PROMPT);
    }

    @Test
    void noTag_isOfACallerOrAnAddress() {
        assertThat(Label.values()).extracting(Label::key)
                .noneMatch(key -> key.matches(".*(address|caller|client|user|session|key|token).*"));
    }

    @Test
    void names_areUnique() {
        assertThat(Meters.values()).extracting(Meters::key).doesNotHaveDuplicates();
        assertThat(Label.values()).extracting(Label::key).doesNotHaveDuplicates();
    }
}
