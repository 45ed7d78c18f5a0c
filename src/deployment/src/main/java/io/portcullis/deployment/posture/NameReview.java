package io.portcullis.deployment.posture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.portcullis.api.Feature;
import io.portcullis.deployment.surface.SurfaceEntry;
import io.portcullis.deployment.wording.LookAlike;

/** Names that can be taken for each other. */
final class NameReview {

    private NameReview() {
    }

    static void at(List<SurfaceEntry> entries, Findings found) {
        at(entries, LookAlike::drawn, found);
        at(entries, LookAlike::spoken, found);
    }

    private static void at(List<SurfaceEntry> entries, UnaryOperator<String> seen, Findings found) {
        Map<String, SurfaceEntry> first = new HashMap<>();
        for (SurfaceEntry entry : entries) {
            if (entry.label().kind() == Feature.COMPLETION) {
                continue;
            }
            SurfaceEntry other = first.putIfAbsent(entry.label().kind() + ":" + seen.apply(entry.label().name()), entry);
            if (other != null) {
                found.add(Concern.PF013, Severity.MEDIUM, entry,
                        "The name can be taken for \"" + other.label().name() + "\".", "give one of the two another name");
            }
        }
    }
}
