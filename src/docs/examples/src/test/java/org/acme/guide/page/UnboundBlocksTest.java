package org.acme.guide.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A block of Java that is of no source at least compiles, whatever it leaves out. */
class UnboundBlocksTest {

    private static Scaffold scaffold;

    @BeforeAll
    static void make() throws IOException {
        scaffold = new Scaffold();
    }

    @Test
    void blocks_compile() throws IOException {
        for (Block block : Pages.blocks("java")) {
            if (block.source().isEmpty()) {
                assertThat(scaffold.complaints(block.text())).as(block + "\n" + block.text()).isEmpty();
            }
        }
    }

    @Test
    void guide_isBoundToWhatRuns() throws IOException {
        List<String> unbound = Pages.blocks("java").stream().filter(block -> block.source().isEmpty()).map(Block::page)
                .map(page -> Pages.ROOT.relativize(page).toString()).distinct().toList();
        assertThat(unbound).containsOnly("README.md", "src/starter/README.md");
    }

    @Test
    void whatDoesNotExist_doesNotCompile() {
        assertThat(scaffold.complaints("@Tool(descripton = \"x\") String a() { ... }")).isNotEmpty();
        assertThat(scaffold.complaints("server.addAll(null);")).isNotEmpty();
        assertThat(scaffold.complaints("@RequiresRole(\"a\") public class A { }")).isEmpty();
    }
}
