package io.portcullis.deployment.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.deployment.posture.Posture;
import io.portcullis.deployment.wording.Hidden;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;

/**
 * The posture for people: one page that loads nothing. Texts of entries are those of strangers: each is escaped, and what is
 * invisible in it is spelt out. The page allows itself one style and one script, by their digests.
 */
public final class HtmlReport {

    private HtmlReport() {
    }

    /** The report, in UTF-8. */
    public static byte[] of(Posture posture) {
        String style = resource("posture.css");
        String script = resource("posture.js");
        Engine engine = Engine.builder().addDefaults().addResultMapper(new Escaper()).strictRendering(true).build();
        Variant html = Variant.forContentType(Variant.TEXT_HTML);
        engine.putTemplate("finding-table", engine.parse(resource("finding-table.html"), html));
        Template page = engine.parse(resource("posture.html"), html);
        Map<String, Object> document = Document.of(posture);
        document.put("anchors", anchors(posture));
        document.put("style", new RawString(style));
        document.put("script", new RawString(script));
        document.put("policy", "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script)
                + "'; base-uri 'none'; form-action 'none'");
        return page.render(document).getBytes(StandardCharsets.UTF_8);
    }

    /** Where the details of an entry are on the page, by the name that findings have for it. */
    private static Map<String, String> anchors(Posture posture) {
        Map<String, String> anchors = new HashMap<>();
        posture.surface().entries().forEach(entry -> anchors.put(entry.label().key(), "e" + (anchors.size() + 1)));
        return anchors;
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Escaper extends HtmlEscaper {

        Escaper() {
            super(List.of(Variant.TEXT_HTML));
        }

        @Override
        public int getPriority() {
            return super.getPriority() + 1;
        }

        @Override
        public String map(Object result, Expression expression) {
            return super.map(Hidden.spelt(result.toString()), expression);
        }
    }
}
