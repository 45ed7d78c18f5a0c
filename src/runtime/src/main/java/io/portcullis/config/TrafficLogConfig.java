package io.portcullis.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Messages in the log, to look for a mistake. */
@ConfigMapping(prefix = "portcullis.traffic-log")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TrafficLogConfig {

    /**
     * Write each message of a client and each answer to the log category {@code portcullis.traffic}, at level INFO: on one
     * line,
     * in ASCII, and cut after 8,192 characters. What is {@code @Sensitive}, the arguments of unknown entries, cursors, request
     * states and answers to questions are replaced by {@code [redacted]}; everything else is there, such as the personal data
     * in
     * other arguments and in results. In production, true is said in the log at every start.
     */
    @WithDefault("false")
    boolean enabled();
}
