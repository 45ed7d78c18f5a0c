package io.portcullis.attack.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * After all attacks: the table of the docs has each of them and no other, and every guard was attacked. On a build server a
 * page that is not current fails; elsewhere it is written, with the numbers of this run.
 */
@Order(Integer.MAX_VALUE)
class TableIT {

    private static final Path FILE = Path.of(System.getProperty("attacks.page"));
    private static final boolean ALL_RAN = System.getProperty("attacks.left.out", "").equals("siege");

    @Test
    void tableOfTheDocs_isWhatTheAttacksHaveShown() throws IOException {
        List<Row> rows = Protocol.rows();
        String text = Files.readString(FILE);
        Page page = Page.parse(text);
        page.update(rows);
        if (ALL_RAN) {
            page.keepOnly(rows);
        }
        if (Boolean.getBoolean("attacks.check")) {
            assertThat(Page.parse(text).attacks()).as("run ./mvnw verify and commit the page").isEqualTo(page.attacks());
        } else {
            Files.writeString(FILE, page.text());
        }
        assertThat(page.missing()).as("guards nobody attacks").isEmpty();
    }

    @Test
    void noTwoAttacks_haveTheSameName() {
        assertThat(Protocol.rows().stream().map(row -> row.area() + ": " + row.attack())).doesNotHaveDuplicates();
    }
}
