package io.portcullis.deployment.posture;

import io.portcullis.api.Feature;
import io.portcullis.deployment.surface.SurfaceEntry;

/** How often an entry may be used. */
final class LimitReview {

    private LimitReview() {
    }

    static void at(SurfaceEntry entry, Findings found) {
        boolean limited = !entry.guarding().limits().isEmpty();
        if (limited || entry.guarding().isClosed() || entry.label().kind() == Feature.COMPLETION) {
            return;
        }
        found.add(Concern.PF004, entry.isDestructive() ? Severity.MEDIUM : Severity.LOW, entry,
                "Nobody has said how often a caller may use this " + entry.label().noun()
                        + ": it has the limit of portcullis.limits.default.",
                "write for instance @RateLimited(permits = 100, per = \"15m\") on the method or its class");
    }
}
