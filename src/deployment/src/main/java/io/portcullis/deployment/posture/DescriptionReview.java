package io.portcullis.deployment.posture;

import io.portcullis.api.Feature;
import io.portcullis.deployment.surface.SurfaceEntry;

/** Whether an entry says what it is, and no more. */
final class DescriptionReview {

    private static final int LONG = 1024;

    private DescriptionReview() {
    }

    static void at(SurfaceEntry entry, Findings found) {
        String description = entry.display().description();
        if (entry.label().kind() == Feature.COMPLETION) {
            return;
        }
        if (description.isBlank()) {
            found.add(Concern.PF014, Severity.LOW, entry, "The " + entry.label().noun() + " does not say what it does.",
                    "write description = \"...\"");
        } else if (description.length() > LONG) {
            found.add(Concern.PF015, Severity.LOW, entry, "The description has " + description.length() + " characters.",
                    "say it in at most " + LONG + " characters; details belong to the arguments, or into a resource");
        }
    }
}
