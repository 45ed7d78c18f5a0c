package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotDiffTest {

    private static final String REVIEWED = """
            # a remark

            tool lamp
              rule: reader
              caller     list    call
              anonymous  hidden  hidden
              reader     yes     yes

            tool oven
              rule: nobody
              caller     list    call
              anonymous  hidden  hidden
            """;

    @Test
    void sameSnapshot_hasNoDifference() {
        assertThat(SnapshotDiff.between(REVIEWED, REVIEWED)).isEmpty();
    }

    @Test
    void spacesAndRemarks_doNotMatter() {
        String other = REVIEWED.replace("hidden  hidden", "hidden   hidden").replace("a remark", "another");
        assertThat(SnapshotDiff.between(REVIEWED, other)).isEmpty();
        assertThat(SnapshotDiff.between(REVIEWED.replace("\n", "\r\n"), REVIEWED)).isEmpty();
    }

    @Test
    void cellThatChanged_isShownWithItsEntry() {
        String found = REVIEWED.replace("anonymous  hidden  hidden\n  reader", "anonymous  yes     hidden\n  reader");
        assertThat(SnapshotDiff.between(REVIEWED, found)).isEqualTo("""

                  tool lamp
                    caller     list    call
                -   anonymous  hidden  hidden
                +   anonymous  yes     hidden
                """);
    }

    @Test
    void ruleThatChanged_isShown() {
        assertThat(SnapshotDiff.between(REVIEWED, REVIEWED.replace("rule: nobody", "rule: everybody")))
                .contains("  tool oven\n", "-   rule: nobody\n", "+   rule: everybody\n").doesNotContain("lamp");
    }

    @Test
    void callerThatIsGone_isShown() {
        assertThat(SnapshotDiff.between(REVIEWED, REVIEWED.replace("  reader     yes     yes\n", "")))
                .contains("-   reader     yes     yes\n");
    }

    @Test
    void newEntry_isShownWhole() {
        String found = REVIEWED + "\ntool tap\n  rule: everybody\n";
        assertThat(SnapshotDiff.between(REVIEWED, found)).contains("+ tool tap   (a new entry)\n+   rule: everybody\n");
    }

    @Test
    void entryThatIsGone_isShown() {
        assertThat(SnapshotDiff.between(REVIEWED, REVIEWED.substring(0, REVIEWED.indexOf("tool oven"))))
                .contains("- tool oven   (no such entry any more)");
    }

    @Test
    void rowsInAnotherOrder_areADifference() {
        assertThat(SnapshotDiff.between("tool a\n  x 1\n  y 2\n", "tool a\n  y 2\n  x 1\n")).contains("tool a");
    }
}
