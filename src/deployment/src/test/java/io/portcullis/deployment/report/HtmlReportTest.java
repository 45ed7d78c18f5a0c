package io.portcullis.deployment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.portcullis.deployment.posture.Posture;
import io.portcullis.deployment.posture.Reviewed;
import io.portcullis.deployment.surface.BuildSettings;
import io.portcullis.deployment.surface.Surface;

class HtmlReportTest {

    private static final Posture HOSTILE = Reviewed.posture(Hostile.class, Hostile.Open.class);
    private static final String PAGE = page(HOSTILE);

    @Test
    void textsOfEntries_stayTexts() {
        assertThat(PAGE).doesNotContain("<script>alert", "<img", "<i>", "<u>", "</p><script").contains(
                "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;", "&lt;i&gt;role",
                "{policy}", "${evil} {#if}");
        assertThat(found("<script[^>]*>")).containsExactly("<script>");
        assertThat(found("\\son\\w+=\"")).isEmpty();
    }

    @Test
    void whatIsInvisible_isSpeltOut() {
        assertThat(PAGE).contains("\u27E8U+202E\u27E9reversed").doesNotContain("\u202E");
    }

    @Test
    void thePage_loadsNothing() {
        assertThat(found("(?:src|href|action)=\"(?!#)[^\"]*\"")).isEmpty();
        assertThat(found("<(?:link|iframe|object|embed|form|base|img)\\b")).isEmpty();
        assertThat(found("url\\(|@import")).isEmpty();
    }

    @Test
    void thePolicy_allowsTheOneStyleAndTheOneScript() throws Exception {
        assertThat(PAGE).contains("default-src &#39;none&#39;; style-src &#39;" + digest("style") + "&#39;; script-src &#39;"
                + digest("script") + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;");
        assertThat(found("\\sstyle=\"")).isEmpty();
    }

    @Test
    void itSays_whatAReviewerAsks() {
        assertThat(PAGE).contains("Posture of shop", "<b>2</b> high", "PF001 Public destructive tool", "delete_all",
                "3 in 1m for each caller, bucket &quot;&lt;u&gt;&quot;", "may destroy", "log messages", "Takes no arguments.");
    }

    @Test
    void anchors_leadSomewhere() {
        List<String> targets = found("href=\"#(\\w+)\"");
        assertThat(targets).isNotEmpty().allSatisfy(
                target -> assertThat(PAGE).contains("id=\"" + target.replaceAll(".*#|\"", "") + "\""));
    }

    @Test
    void aFinding_leadsToItsEntry() {
        Matcher link = Pattern.compile("<a href=\"#(e\\d+)\"><code>tool:order_delete</code></a>").matcher(PAGE);
        assertThat(link.find()).isTrue();
        assertThat(PAGE).containsPattern("id=\"" + link.group(1) + "\"[^>]*>\\s*<h3[^>]*><code>order_delete</code>");
    }

    @Test
    void theSamePosture_isTheSamePage() {
        assertThat(page(Reviewed.posture(Hostile.Open.class, Hostile.class))).isEqualTo(PAGE);
    }

    @Test
    void anApplicationWithoutEntries_hasAPageToo() {
        Surface empty = new Surface("", "", List.of(), new BuildSettings("", List.of()));
        assertThat(page(new Posture(empty, List.of(), List.of()))).contains("Nothing was found.");
    }

    private static String page(Posture posture) {
        return new String(HtmlReport.of(posture), StandardCharsets.UTF_8);
    }

    private static List<String> found(String expression) {
        return Pattern.compile(expression).matcher(PAGE).results().map(MatchResult::group).toList();
    }

    private static String digest(String element) throws Exception {
        Matcher content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(PAGE);
        assertThat(content.find()).isTrue();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
