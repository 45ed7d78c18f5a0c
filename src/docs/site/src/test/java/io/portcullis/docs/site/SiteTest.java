package io.portcullis.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

    private static final Pattern LOADED = Pattern.compile("<(?:script|iframe|object|embed|style)|\\bstyle=|\\son[a-z]+=|"
            + "(?:src|srcset)=\"(?!images/)|<link (?!rel=\"stylesheet\" href=\"guide.css\">)|@import|url\\(");

    @TempDir
    Path directory;
    private SmallBook small;

    @BeforeEach
    void make() throws IOException {
        small = new SmallBook(directory);
    }

    @Test
    void everyPageOfTheGuide_loadsNothingAndRunsNothing() throws IOException {
        Site.write(Book.read(Path.of("../../..")), directory.resolve("site"));
        try (Stream<Path> files = Files.list(directory.resolve("site"))) {
            List<Path> pages = files.filter(Files::isRegularFile).toList();
            assertThat(pages).hasSizeGreaterThan(20);
            for (Path page : pages) {
                assertThat(
                        LOADED.matcher(withoutCode(Files.readString(page))).results().map(found -> page + " " + found.group()))
                        .isEmpty();
            }
        }
    }

    private static String withoutCode(String html) {
        return html.replaceAll("(?s)<code.*?</code>", "");
    }

    @Test
    void page_allowsNothingButItsStyleAndPictures() throws IOException {
        small.page("index.md", "# Map");
        assertThat(small.html("index.html")).contains("<html lang=\"en\">").contains("<title>Map - Portcullis</title>")
                .contains(
                        "content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\"");
    }

    @Test
    void linksToPages_leadToTheirPlaceOnTheSite() throws IOException {
        small.page("index.md",
                "# Map\n\n## Begin\n\n[o](other.md#part) [r](../../README.md) [s](../starter/README.md) [c](../../LICENSE)");
        small.page("other.md", "# Other\n\n## Part");
        assertThat(small.html("index.html")).contains("<a href=\"other.html#part\">o</a>")
                .contains("<a href=\"readme.html\">r</a>")
                .contains("<a href=\"starter.html\">s</a>").contains("<a title=\"LICENSE\">c</a>");
        assertThat(small.html("other.html")).contains("<h2 id=\"part\">Part</h2>");
        assertThat(small.html("starter.html")).contains("src/starter/README.md");
    }

    @Test
    void navigation_isWhatTheMapSays_andSaysWhereOneIs() throws IOException {
        small.page("index.md", "# Map\n\n## Begin\n\n[b](b.md)\n\n[a](a.md)");
        small.page("a.md", "# A & more\n\n## Part");
        small.page("b.md", "# B");
        assertThat(small.html("a.html")).contains("<h2>Begin</h2>\n<ul>\n<li><a href=\"b.html\">B</a></li>\n"
                + "<li><a href=\"a.html\" aria-current=\"page\">A &amp; more</a>\n<ul>\n<li><a href=\"#part\">Part</a></li>\n</ul>\n")
                .contains("Before: <a href=\"b.html\" rel=\"prev\">B</a>");
    }

    @Test
    void whatIsWide_scrollsByItself_alsoByKeyboard() throws IOException {
        small.page("index.md", "# Map\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```java\nint i;\n```\n\n<!-- unseen -->\n");
        assertThat(small.html("index.html"))
                .contains("<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>")
                .contains("<th scope=\"col\">a</th>").contains("<pre tabindex=\"0\"><code class=\"language-java\">")
                .doesNotContain("unseen");
    }
}
