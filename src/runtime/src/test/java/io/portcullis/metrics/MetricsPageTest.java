package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The page about metrics says what is declared. Written anew by every build, except on a build server, where it has to fit. */
class MetricsPageTest {

    private static final Path PAGE = Path.of("../docs/metrics.md");

    @Test
    void page_saysWhatIsDeclared() throws IOException {
        String declared = MetricsPage.text();
        if (System.getenv("CI") == null) {
            Files.writeString(PAGE, declared);
        }
        assertThat(Files.readString(PAGE))
                .as("src/docs/metrics.md is not what io.portcullis.metrics.Meters declares. Run the tests without CI set, and "
                        + "commit the page")
                .isEqualTo(declared);
    }
}
