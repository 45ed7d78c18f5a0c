package io.portcullis.deployment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.deployment.posture.Reviewed;
import io.portcullis.deployment.wire.Browser;

/** The report in a browser, wide and narrow, bright and dark: hostile texts stay texts, it fits, and its filter works. */
@Tag("interop")
class HtmlReportBrowserTest {

    @TempDir
    Path folder;

    @Test
    void page_showsWhatIsThere_andRunsNothingOfIt() throws Exception {
        Path page = Files.write(folder.resolve("posture.html"),
                HtmlReport.of(Reviewed.posture(Hostile.class, Hostile.Open.class)));
        JsonNode seen = Browser.look("report", page.toUri().toString(), Map.of("FILTER", "order_delete"));
        assertThat(seen.get("shown").textValue()).contains("Posture of shop", "<script>alert('x')</script>",
                "<img src=x onerror=alert(1)>");
        assertThat(seen.get("filtered").textValue()).contains("order_delete").doesNotContain("delete_all");
        assertThat(seen.get("complaints")).extracting(JsonNode::textValue).isEmpty();
    }
}
