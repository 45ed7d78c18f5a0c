package io.portcullis.deployment.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.deployment.posture.Finding;
import io.portcullis.deployment.posture.Posture;
import io.portcullis.deployment.posture.Severity;
import io.portcullis.deployment.surface.Surface;
import io.portcullis.deployment.surface.SurfaceEntry;

/** The posture as a tree of maps, lists and texts: what the JSON says, and what the page shows. */
final class Document {

    static final int SCHEMA_VERSION = 1;

    private Document() {
    }

    static Map<String, Object> of(Posture posture) {
        Surface surface = posture.surface();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("application", ordered("name", surface.application(), "version", surface.version()));
        document.put("summary", summary(posture));
        document.put("settings", ordered("accessDefault", surface.settings().accessDefault(), "loosened",
                surface.settings().loosened()));
        document.put("findings", posture.findings().stream().map(Document::finding).toList());
        document.put("accepted", posture.accepted().stream().map(Document::finding).toList());
        document.put("entries", surface.entries().stream().map(entry -> entry(entry, posture)).toList());
        return document;
    }

    /** A map that keeps the order of its keys. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> summary(Posture posture) {
        Map<String, Object> summary = ordered("entries", posture.surface().entries().size());
        for (Severity severity : Severity.values()) {
            summary.put(severity.written(), posture.count(severity));
        }
        summary.put("accepted", posture.accepted().size());
        return summary;
    }

    private static Map<String, Object> finding(Finding finding) {
        return ordered("id", finding.concern().name(), "title", finding.concern().title(), "severity",
                finding.severity().written(), "entry", finding.subject(), "place", finding.place(), "sentence",
                finding.sentence(), "reason", finding.concern().reason(), "ways", finding.ways(), "ignoredBy",
                finding.written());
    }

    private static Map<String, Object> entry(SurfaceEntry entry, Posture posture) {
        Map<String, Object> document = EntryDocument.of(entry);
        List<String> ids = posture.findings().stream().filter(finding -> finding.subject().equals(entry.label().key()))
                .map(finding -> finding.concern().name()).distinct().toList();
        document.put("findings", ids);
        return document;
    }
}
