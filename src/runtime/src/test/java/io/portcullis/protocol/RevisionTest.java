package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

    @Test // D-08
    void servedRevisions_areNewestFirst() {
        assertThat(Revision.servedFrom(Revision.V2025_03_26)).containsExactly("2026-07-28", "2025-11-25", "2025-06-18",
                "2025-03-26");
        assertThat(Revision.servedFrom(Revision.V2026_07_28)).containsExactly("2026-07-28"); // E-13
        assertThat(Revision.servedFrom(Revision.V2024_11_05)).endsWith("2024-11-05"); // HS-03
    }

    @ParameterizedTest
    @EnumSource
    void revision_isFoundByItsText(Revision revision) {
        assertThat(Revision.of(revision.text())).contains(revision);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2024-11-06", "2026-07-29", "2026-07-28 ", "DRAFT-2026-07-28", "2025-3-26" })
    void otherText_isNoRevision(String text) {
        assertThat(Revision.of(text)).isEmpty();
    }

    @Test
    void onlyTheNewest_isModern() {
        assertThat(Revision.values()).filteredOn(Revision::isModern).containsExactly(Revision.V2026_07_28);
    }

    @Test // I-02, E-15
    void newestHandshake_isTheNewestThatIsNotModern() {
        assertThat(Revision.newestHandshake()).isEqualTo(Revision.V2025_11_25);
    }

    @Test
    void revisions_areOrderedByAge() {
        assertThat(Revision.V2025_06_18.isAtLeast(Revision.V2025_06_18)).isTrue();
        assertThat(Revision.V2025_06_18.isAtLeast(Revision.V2025_03_26)).isTrue();
        assertThat(Revision.V2025_06_18.isAtLeast(Revision.V2025_11_25)).isFalse();
    }
}
