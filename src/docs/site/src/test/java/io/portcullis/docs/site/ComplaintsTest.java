package io.portcullis.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplaintsTest {

    private SmallBook small;

    @BeforeEach
    void make(@TempDir Path root) throws IOException {
        small = new SmallBook(root);
    }

    @Test
    void linkToAMissingPage_isBroken() throws IOException {
        small.page("index.md", "# Map\n\n[gone](gone.md)");
        assertThat(small.complaints().brokenLinks()).containsExactly("src/docs/index.md: gone.md");
    }

    @Test
    void linkToAMissingHeading_isBroken() throws IOException {
        small.page("index.md", "# Map\n\n[there](other.md#one-two) [not](other.md#three) [here](#map) [nor](#mop)");
        small.page("other.md", "# Other\n\n## One *two*");
        assertThat(small.complaints().brokenLinks()).containsExactly("src/docs/index.md: other.md#three",
                "src/docs/index.md: #mop");
    }

    @Test
    void headingThatComesTwice_hasANumber() throws IOException {
        small.page("index.md", "# Map\n\n## `a.b`\n\n## `a.b`\n\n[first](#ab) [second](#ab-1) [third](#ab-2)");
        assertThat(small.complaints().brokenLinks()).containsExactly("src/docs/index.md: #ab-2");
    }

    @Test
    void missingPicture_isBroken_andAPictureNeedsWords() throws IOException {
        small.page("index.md", "# Map\n\n![](images/gone.png)");
        assertThat(small.complaints().brokenLinks()).containsExactly("src/docs/index.md: images/gone.png");
        assertThat(small.complaints().silentImages()).containsExactly("src/docs/index.md: images/gone.png");
    }

    @Test
    void pageThatTheMapDoesNotHave_isUnlisted() throws IOException {
        small.page("index.md", "# Map\n\n## Begin\n\n[other](other.md)");
        small.page("other.md", "# Other");
        small.page("lost.md", "# Lost");
        assertThat(small.complaints().unlistedPages()).containsExactly("src/docs/lost.md");
    }
}
