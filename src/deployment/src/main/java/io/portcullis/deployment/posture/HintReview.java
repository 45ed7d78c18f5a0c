package io.portcullis.deployment.posture;

import io.portcullis.deployment.surface.SurfaceEntry;
import io.portcullis.deployment.wording.Verbs;

/** What the author of a tool says about its effects, compared with its name. */
final class HintReview {

    private HintReview() {
    }

    static void at(SurfaceEntry entry, Findings found) {
        if (!entry.isTool()) {
            return;
        }
        String name = entry.label().name();
        if (entry.hints().readOnly() && Verbs.changes(name)) {
            found.add(Concern.PF008, Severity.HIGH, entry,
                    "The tool says that it only reads, and its name that it changes something.", "remove readOnly = true",
                    "give it a name that says what it does, if it only reads");
        } else if (!entry.hints().readOnly() && !entry.hints().destructive() && Verbs.deletes(name)) {
            found.add(Concern.PF009, Severity.MEDIUM, entry,
                    "The tool says that it destroys nothing, and its name that it deletes something.",
                    "remove destructive = false", "give it a name that says what it does, if nothing is lost");
        }
    }
}
