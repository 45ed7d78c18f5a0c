package io.portcullis.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say that a test shows, is shown by a test. */
class ChecklistTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern POINT = Pattern.compile("^## \\d+\\. .*$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    private static Set<String> tests;

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            tests = files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\w+(Test|IT)\\.java"))
                    .map(name -> name.replace(".java", "")).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "checklist.md", "threat-model.md" })
    void everyTestThatAPageNames_exists(String page) throws IOException {
        assertThat(named(Files.readString(DOCS.resolve(page)))).isNotEmpty().isSubsetOf(tests);
    }

    @Test
    void checklist_hasThirteenPoints_eachShownByATest() throws IOException {
        String[] points = POINT.split(Files.readString(DOCS.resolve("checklist.md")));
        assertThat(points).hasSize(14);
        for (int i = 1; i < points.length; i++) {
            assertThat(points[i]).contains("**By default**", "**See it:**", "**Yours:**", "**Shown by**");
            assertThat(named(points[i])).as("point " + i).isNotEmpty();
        }
    }

    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = TEST.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
