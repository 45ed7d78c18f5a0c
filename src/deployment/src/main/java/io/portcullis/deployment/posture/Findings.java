package io.portcullis.deployment.posture;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.portcullis.deployment.surface.SurfaceEntry;

/** Collects findings. */
final class Findings {

    private static final Comparator<Finding> MOST_SEVERE = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::concern).thenComparing(Finding::subject).thenComparing(Finding::sentence);

    private final Set<Finding> found = new LinkedHashSet<>();

    /** Adds what was found at an entry. */
    void add(Concern concern, Severity severity, SurfaceEntry entry, String sentence, String... ways) {
        found.add(new Finding(concern, severity, entry.label().key(), entry.label().owner(), sentence, List.of(ways)));
    }

    /** Adds what was found about the whole application. */
    void add(Concern concern, Severity severity, String sentence, String... ways) {
        found.add(new Finding(concern, severity, "", "", sentence, List.of(ways)));
    }

    /** The findings, the most severe ones first. */
    List<Finding> sorted() {
        return found.stream().sorted(MOST_SEVERE).toList();
    }
}
