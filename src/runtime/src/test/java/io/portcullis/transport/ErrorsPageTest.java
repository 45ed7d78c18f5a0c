package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/**
 * The part of the page about errors that is about requests says what the two tables say. Written anew by every build, except on
 * a
 * build server, where it has to fit.
 */
class ErrorsPageTest {

    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final String BEGIN = "<!-- Written by the build from ErrorTable and StatusTable; do not edit. -->\n";
    private static final String END = "<!-- End of the requests. -->\n";

    @Test
    void page_saysWhatRequestsAreRefusedWith() throws IOException {
        String page = Files.readString(PAGE);
        String current = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + "\n"
                + "| HTTP status | JSON-RPC code | message | `data` | headers | reason in the audit |\n|---|---|---|---|---|---|\n"
                + RefusalRows.text() + "\n" + page.substring(page.indexOf(END));
        if (System.getenv("CI") == null) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE))
                .as("src/docs/errors.md is not what ErrorTable and StatusTable say. Run the tests without CI set, and commit the page")
                .isEqualTo(current);
    }
}
