package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Json;

/** H-01, H-02: pages of others in a real browser, see {@code interop/page.mjs}. Needs what the browser of acceptance needs. */
@Tag("interop")
@DisplayName("Pages in a browser")
@ExtendWith(SharedBank.Given.class)
class PagesIT {

    private static final int PATIENCE_SECONDS = 180;

    private final SharedBank bank;

    PagesIT(SharedBank bank) {
        this.bank = bank;
    }

    @Attack(value = "everything a page of another origin can send, and a name that is bound anew", stoppedBy = Guard.ADDRESS)
    void pages_runNothingAndReadNothing(Tries tries) throws IOException, InterruptedException {
        Witness witness = bank.witness();

        for (JsonNode attempt : seen()) {
            String outcome = attempt.path("outcome").asText();
            assertThat(outcome).as(attempt.path("name").asText()).doesNotStartWith("read").satisfiesAnyOf(
                    refused -> assertThat(refused).isEqualTo("refused: 403"), kept -> assertThat(kept).startsWith("blocked"),
                    kept -> assertThat(kept).isEqualTo("opaque"));
            tries.saw(outcome.replaceFirst(":.*", ""));
        }

        witness.sawNothingRun();
    }

    private JsonNode seen() throws IOException, InterruptedException {
        Path output = Files.createTempFile("page", ".txt");
        Process node = new ProcessBuilder("node", "page.mjs", bank.server().url(), Bank.CLERK.secret())
                .directory(Path.of(System.getProperty("project.basedir"), "interop").toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean ended = node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        node.destroyForcibly();
        String text = Files.readString(output);
        assertThat(ended && node.exitValue() == 0).as(text).isTrue();
        return Json.parse(text.lines().reduce((line, next) -> next).orElseThrow());
    }
}
