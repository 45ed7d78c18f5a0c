package io.portcullis.deployment.report;

import static io.portcullis.deployment.report.Document.ordered;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.portcullis.deployment.posture.Concern;
import io.portcullis.deployment.posture.Finding;
import io.portcullis.deployment.posture.Posture;
import io.portcullis.deployment.posture.Severity;
import io.portcullis.deployment.wording.Hidden;

/** The findings for code scanning, in SARIF 2.1.0. Accepted ones are there as suppressed. */
public final class SarifReport {

    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Posture posture;
    private final Sources sources;

    private SarifReport(Posture posture, Sources sources) {
        this.posture = posture;
        this.sources = sources;
    }

    /** The report, in UTF-8. */
    public static byte[] of(Posture posture, Sources sources) {
        return PrettyJson.bytes(new SarifReport(posture, sources).log());
    }

    private Map<String, Object> log() {
        Map<String, Object> driver = ordered("name", "Portcullis", "rules",
                Arrays.stream(Concern.values()).map(SarifReport::rule).toList());
        List<Map<String, Object>> results = Stream.concat(posture.findings().stream().map(this::result),
                posture.accepted().stream().map(this::suppressed)).toList();
        return ordered("$schema", SCHEMA, "version", "2.1.0", "runs",
                List.of(ordered("tool", ordered("driver", driver), "columnKind", "utf16CodeUnits", "results", results)));
    }

    private static Map<String, Object> rule(Concern concern) {
        return ordered("id", concern.name(), "name", name(concern), "shortDescription", text(concern.title()),
                "fullDescription", text(concern.reason()), "help", text(concern.reason()));
    }

    /** The title in one word, as viewers want it. */
    private static String name(Concern concern) {
        StringBuilder name = new StringBuilder();
        for (String word : concern.title().split("[^A-Za-z]+")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private Map<String, Object> suppressed(Finding finding) {
        Map<String, Object> result = result(finding);
        result.put("suppressions", List.of(ordered("kind", "external", "status", "accepted", "justification",
                "portcullis.posture.ignore")));
        return result;
    }

    private Map<String, Object> result(Finding finding) {
        String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
        String ways = finding.ways().isEmpty() ? "" : " To fix it: " + String.join("; or ", finding.ways()) + ".";
        return ordered("ruleId", finding.concern().name(), "ruleIndex", finding.concern().ordinal(), "level",
                level(finding.severity()), "message", text(subject + finding.sentence() + ways), "locations",
                List.of(location(finding)), "partialFingerprints",
                ordered("portcullis/v1", finding.written() + " " + finding.sentence()));
    }

    private Map<String, Object> location(Finding finding) {
        Map<String, Object> location = ordered();
        sources.of(finding.place()).ifPresent(source -> location.put("physicalLocation", source.asLocation()));
        Map<String, Object> logical = finding.place().isEmpty()
                ? ordered("name", posture.surface().application(), "kind", "module")
                : ordered("name", finding.place().substring(finding.place().indexOf('#') + 1), "fullyQualifiedName",
                        finding.place(), "kind", "function");
        location.put("logicalLocations", List.of(logical));
        return location;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, NOTE -> "note";
        };
    }

    private static Map<String, Object> text(String text) {
        return ordered("text", Hidden.spelt(text));
    }
}
