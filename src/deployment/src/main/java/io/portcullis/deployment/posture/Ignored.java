package io.portcullis.deployment.posture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.api.Feature;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Findings that the configuration accepts: all of one kind, or that of one entry. */
public final class Ignored {

    private static final Pattern WRITTEN = Pattern.compile("(PF\\d{3})(?::([A-Za-z_-]+):(.+))?");

    private final List<String> written = new ArrayList<>();

    private Ignored() {
    }

    /**
     * What is ignored.
     *
     * @param texts such as {@code PF001} or {@code PF001:tool:customer_delete}
     * @param problems where the ones that nobody understands are left
     */
    public static Ignored of(List<String> texts, Problems problems) {
        Ignored ignored = new Ignored();
        texts.forEach(text -> ignored.add(text.strip(), problems));
        return ignored;
    }

    /** Whether the finding is accepted. */
    public boolean covers(Finding finding) {
        return written.contains(finding.concern().name()) || written.contains(finding.written());
    }

    /** What is ignored and was not found. */
    public List<String> unused(List<Finding> all) {
        return written.stream().filter(text -> all.stream()
                .noneMatch(finding -> text.equals(finding.concern().name()) || text.equals(finding.written()))).toList();
    }

    private void add(String text, Problems problems) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches() || !isConcern(parts.group(1)) || parts.group(2) != null && !isKind(parts.group(2))) {
            problems.add(Code.PC034, "portcullis.posture.ignore", "There is no finding \"" + text + "\".",
                    "write the id of a finding, such as PF004, or one of an entry, such as PF004:tool:customer_find",
                    "remove it");
        } else {
            written.add(parts.group(2) == null ? text : parts.group(1) + ":" + kind(parts.group(2)) + ":" + parts.group(3));
        }
    }

    private static boolean isConcern(String id) {
        return Arrays.stream(Concern.values()).anyMatch(concern -> concern.name().equals(id));
    }

    private static boolean isKind(String text) {
        return Arrays.stream(Feature.values()).anyMatch(feature -> kind(feature.name()).equals(kind(text)));
    }

    private static String kind(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
