package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.catalog.Entry;

class AgreementTest {

    @Test
    void toolThatIsListedAndNeedsAScope_agrees() {
        assertThat(broken(Map.of(Door.LIST, Word.YES, Door.CALL, Word.SCOPE, Door.DIRECT, Word.FORBIDDEN))).isEmpty();
    }

    @Test
    void toolThatRunsOnlyAsATask_agrees() {
        assertThat(broken(Map.of(Door.LIST, Word.YES, Door.CALL, Word.TASK_ONLY, Door.TASK, Word.YES, Door.DIRECT, Word.YES)))
                .isEmpty();
    }

    @Test
    void toolThatIsHiddenEverywhere_agrees() {
        assertThat(broken(Map.of(Door.LIST, Word.HIDDEN, Door.CALL, Word.UNAUTHENTICATED, Door.DIRECT, Word.UNAUTHENTICATED)))
                .isEmpty();
    }

    @Test
    void toolThatIsListedAndCannotBeCalled_disagrees() {
        assertThat(broken(Map.of(Door.LIST, Word.YES, Door.CALL, Word.HIDDEN)))
                .containsExactly("tool lamp, somebody: list says yes, but call says hidden");
    }

    @Test
    void taskThatNeedsNoScope_disagrees() {
        assertThat(broken(Map.of(Door.CALL, Word.SCOPE, Door.TASK, Word.YES)))
                .containsExactly("tool lamp, somebody: task says yes, but call says scope");
    }

    @Test
    void beanThatIsOpen_disagrees() {
        assertThat(broken(Map.of(Door.CALL, Word.HIDDEN, Door.DIRECT, Word.YES))).hasSize(1);
    }

    @Test
    void beanOfWhatHasToBeConfirmed_isShutForAll() {
        assertThat(broken(Lamps.confirmed(), Map.of(Door.CALL, Word.YES, Door.DIRECT, Word.FORBIDDEN))).isEmpty();
        assertThat(broken(Lamps.confirmed(), Map.of(Door.CALL, Word.YES, Door.DIRECT, Word.YES))).hasSize(1);
    }

    private static List<String> broken(Map<Door, Word> row) {
        return broken(Lamps.lamp(), row);
    }

    private static List<String> broken(Entry entry, Map<Door, Word> row) {
        Matrix.Block block = new Matrix.Block(entry, Map.of("somebody", row));
        return Agreement.broken(new Matrix(List.of(block), List.of()));
    }
}
