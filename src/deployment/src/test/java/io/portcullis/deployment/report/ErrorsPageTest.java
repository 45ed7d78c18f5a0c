package io.portcullis.deployment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.posture.Concern;

/**
 * The part of the page about errors that is about the build says what is declared. Written anew by every build, except on a
 * build
 * server, where it has to fit.
 */
class ErrorsPageTest {

    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final String BEGIN = "<!-- Written by the build from Code and Concern; do not edit. -->\n";
    private static final String END = "<!-- End of the build. -->\n";

    @Test
    void page_saysWhatTheBuildComplainsAbout() throws IOException {
        String page = Files.readString(PAGE);
        String current = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + "\n" + declared() + "\n"
                + page.substring(page.indexOf(END));
        if (System.getenv("CI") == null) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE))
                .as("src/docs/errors.md is not what Code and Concern declare. Run the tests without CI set, and commit the page")
                .isEqualTo(current);
    }

    private static String declared() {
        Stream<String> problems = Arrays.stream(Code.values()).map(code -> "| `" + code + "` | " + code.title() + " |\n");
        Stream<String> findings = Arrays.stream(Concern.values())
                .map(concern -> "| `" + concern + "` | " + concern.title() + " | " + concern.reason() + " |\n");
        return "| code | problem |\n|---|---|\n" + problems.collect(Collectors.joining())
                + "\n### Findings of the posture report\n\n| id | finding | why it matters |\n|---|---|---|\n"
                + findings.collect(Collectors.joining());
    }
}
