package io.portcullis.deployment.posture;

import io.portcullis.deployment.surface.BuildSettings;

/** Settings that loosen the whole application. */
final class SettingReview {

    private SettingReview() {
    }

    static void at(BuildSettings settings, Findings found) {
        if (!settings.accessDefault().isEmpty()) {
            found.add(Concern.PF018, settings.accessDefault().equals("deny-all") ? Severity.NOTE : Severity.MEDIUM,
                    "portcullis.access.default is " + settings.accessDefault()
                            + ": an entry that nobody wrote a rule for is built.",
                    "remove portcullis.access.default and write a rule on each entry or class");
        }
        settings.loosened().forEach(setting -> found.add(Concern.PF019, Severity.MEDIUM,
                setting + " is on when the application is built.", "remove the setting",
                "set it for development only, as in %dev." + setting));
    }
}
