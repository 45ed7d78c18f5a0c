package io.portcullis.deployment.posture;

import io.portcullis.deployment.surface.SurfaceEntry;

/** Where the values of a template may lead. */
final class TemplateReview {

    private TemplateReview() {
    }

    static void at(SurfaceEntry entry, Findings found) {
        if (entry.contract().content().allowTraversal()) {
            found.add(Concern.PF016, Severity.MEDIUM, entry,
                    "Values of the template may hold path separators and segments of dots.", "remove allowTraversal = true",
                    "resolve the value, and compare the outcome with the folder it must stay in");
        }
    }
}
