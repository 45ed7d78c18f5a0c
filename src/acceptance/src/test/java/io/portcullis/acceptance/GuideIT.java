package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The rendered guide in a browser, wide and narrow, bright and dark: it keeps to its own content policy, fits, has no barriers
 * that a machine can find, and leads where it says.
 */
@Tag("interop")
class GuideIT {

    @Test
    void pages_load_fit_andLeadWhereTheySay() throws Exception {
        Path site = Path.of(System.getProperty("guide.site"));
        assertThat(site.resolve("index.html")).as("the build of src/docs makes it").isRegularFile();
        JsonNode seen = Script.run("guide",
                List.of("guide.mjs", site.toString(), Path.of(System.getProperty("starter.runs"), "pictures").toString()),
                Map.of());
        try (var pages = Files.list(site)) {
            assertThat(seen.get("pages").longValue()).isGreaterThan(20)
                    .isEqualTo(pages.filter(page -> page.toString().endsWith(".html")).count());
        }
        assertThat(seen.get("complaints")).extracting(JsonNode::textValue).isEmpty();
    }
}
