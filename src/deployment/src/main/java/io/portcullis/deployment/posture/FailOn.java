package io.portcullis.deployment.posture;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.config.PostureConfig;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Findings that fail the build. */
public final class FailOn {

    private FailOn() {
    }

    /** Makes a problem of each open finding that matters as much as this, or more. */
    public static void check(Posture posture, PostureConfig.FailOn configured, Problems problems) {
        if (configured != PostureConfig.FailOn.NONE) {
            check(posture, Severity.valueOf(configured.name()), problems);
        }
    }

    private static void check(Posture posture, Severity atLeast, Problems problems) {
        for (Finding finding : posture.findings()) {
            if (finding.severity().isAtLeast(atLeast)) {
                String place = finding.place().isEmpty() ? "the application" : finding.place();
                problems.add(Code.PC030, place, text(finding), ways(finding));
            }
        }
    }

    private static String text(Finding finding) {
        String subject = finding.subject().isEmpty() ? "" : " (" + finding.subject() + ")";
        return finding.concern() + ", " + finding.severity().written() + ": " + finding.sentence() + subject;
    }

    private static String[] ways(Finding finding) {
        List<String> ways = new ArrayList<>(finding.ways());
        ways.add("accept it: portcullis.posture.ignore=" + finding.written());
        return ways.toArray(String[]::new);
    }
}
