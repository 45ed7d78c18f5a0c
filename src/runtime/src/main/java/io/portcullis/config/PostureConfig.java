package io.portcullis.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The posture report that the build writes. */
@ConfigMapping(prefix = "portcullis.posture")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface PostureConfig {

    /**
     * Findings of this severity or above fail the build. The report is written nevertheless.
     */
    @WithDefault("none")
    FailOn failOn();

    /**
     * Findings that are accepted: {@code PF004} for all of a kind, or {@code PF004:tool:customer_find} for one entry. They stay
     * in the report, apart from the others.
     */
    Optional<List<String>> ignore();

    /** What fails the build. */
    enum FailOn {
        /** Findings of severity high. */
        HIGH,
        /** Those, and of severity medium. */
        MEDIUM,
        /** Those, and of severity low. */
        LOW,
        /** No finding. */
        NONE
    }
}
