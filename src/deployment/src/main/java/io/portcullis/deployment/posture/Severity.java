package io.portcullis.deployment.posture;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Likely a hole, or an attack. */
    HIGH,
    /** A protection is missing where it matters. */
    MEDIUM,
    /** A protection is missing where it may not matter. */
    LOW,
    /** Worth knowing. */
    NOTE;

    /** The severity as it is written in reports and settings. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it matters as much as the other one, or more. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
