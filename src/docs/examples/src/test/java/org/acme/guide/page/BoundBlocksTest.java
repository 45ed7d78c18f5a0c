package org.acme.guide.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

/**
 * A block that says which source it is of, says what the source says. Rewritten by every build, except on a build server, where
 * it
 * has to fit.
 */
class BoundBlocksTest {

    @Test
    void blocks_areWhatWasCompiledAndRun() throws IOException {
        for (Path page : Pages.all()) {
            String current = current(page);
            if (!Boolean.getBoolean("docs.check")) {
                Files.writeString(page, current);
            }
            assertThat(Files.readString(page))
                    .as("%s is not what the examples in src/docs/examples say. Run the tests without CI set, and commit the page",
                            page)
                    .isEqualTo(current);
        }
    }

    private static String current(Path page) throws IOException {
        List<String> lines = new ArrayList<>(Files.readString(page).lines().toList());
        List<Block> bound = new ArrayList<>(Pages.blocks(page).stream().filter(block -> block.source().isPresent()).toList());
        Collections.reverse(bound);
        for (Block block : bound) {
            List<String> body = lines.subList(block.line(), block.line() + (int) block.text().lines().count());
            body.clear();
            body.addAll(Region.text(block.source().get()).lines().toList());
        }
        return String.join("\n", lines) + "\n";
    }
}
