package io.portcullis.deployment.posture;

import io.portcullis.api.Feature;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.deployment.surface.Guarding;
import io.portcullis.deployment.surface.SurfaceEntry;

/** Who may use an entry. */
final class AccessReview {

    private static final String ROLE = "write @RequiresRole(\"...\") on the method or its class";
    private static final String READ_ONLY = "write readOnly = true, or destructive = false, if the tool destroys nothing";

    private AccessReview() {
    }

    static void at(SurfaceEntry entry, Findings found) {
        Guarding guarding = entry.guarding();
        if (guarding.isPublic()) {
            open(entry, found);
        } else if (entry.isDestructive() && guarding.isForEveryCaller()) {
            found.add(Concern.PF002, Severity.MEDIUM, entry,
                    "The tool may destroy something, and every caller with a valid credential may call it.", ROLE,
                    "write @RequiresScope(\"...\") so that a user has to grant it", READ_ONLY);
        }
        if (entry.isDestructive() && guarding.confirmation() == null && !guarding.isClosed()) {
            found.add(Concern.PF003, Severity.LOW, entry, "The tool may destroy something, and nobody is asked before.",
                    "write @RequiresConfirmation(\"...\") on the method", READ_ONLY);
        }
        if (guarding.byDefault()) {
            found.add(Concern.PF020, guarding.access().kind() == Kind.DENIED ? Severity.NOTE : Severity.LOW, entry,
                    "Nobody wrote an access rule for this " + entry.label().noun() + "; portcullis.access.default decides.",
                    ROLE,
                    "write @Authenticated or @DenyAll if that is what is meant");
        }
    }

    private static void open(SurfaceEntry entry, Findings found) {
        if (entry.isDestructive()) {
            found.add(Concern.PF001, Severity.HIGH, entry, "The tool may destroy something, and everybody may call it.", ROLE,
                    READ_ONLY);
        } else if (entry.label().kind() != Feature.COMPLETION) { // has the rule of what it completes
            found.add(Concern.PF017, entry.isTool() && entry.hints().readOnly() ? Severity.NOTE : Severity.LOW, entry,
                    "Everybody may use this " + entry.label().noun() + ".",
                    "write @Authenticated or @RequiresRole(\"...\") instead of @PermitAll",
                    "accept it in portcullis.posture.ignore if it is meant for everybody");
        }
    }
}
