package io.portcullis.deployment.posture;

import java.util.List;

import io.portcullis.deployment.surface.Surface;

/**
 * What an application offers, and what there is to say about it.
 *
 * @param surface what it offers
 * @param findings what a reviewer should look at, the most severe first
 * @param accepted findings that the configuration accepts, the most severe first
 */
public record Posture(Surface surface, List<Finding> findings, List<Finding> accepted) {

    public Posture {
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
    }

    /** The posture, with the findings that are ignored set apart. */
    public static Posture of(Surface surface, List<Finding> all, Ignored ignored) {
        return new Posture(surface, all.stream().filter(finding -> !ignored.covers(finding)).toList(),
                all.stream().filter(ignored::covers).toList());
    }

    /** How many findings of that severity are open. */
    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
