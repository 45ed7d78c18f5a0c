package io.portcullis.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of this repository, looked at as one book. */
class GuideTest {

    private static Complaints complaints;

    @BeforeAll
    static void read() throws IOException {
        complaints = new Complaints(Book.read(Path.of("../../..")));
    }

    @Test
    void links_leadSomewhere() {
        assertThat(complaints.brokenLinks()).isEmpty();
    }

    @Test
    void pages_areInTheMap() {
        assertThat(complaints.unlistedPages()).isEmpty();
    }

    @Test
    void pictures_haveWords() {
        assertThat(complaints.silentImages()).isEmpty();
    }
}
