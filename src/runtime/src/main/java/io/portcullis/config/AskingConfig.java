package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Questions to the client while a call goes on. */
@ConfigMapping(prefix = "portcullis.asking")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AskingConfig {

    /**
     * How long a client has to come back with its answers where there is no session, as in revision 2026-07-28. Later answers
     * are refused.
     */
    @WithDefault("10m")
    Duration stateTtl();

    /**
     * How often one call may ask. A call that asks once more fails.
     */
    @WithDefault("10")
    int maxRounds();

    /**
     * How often one caller may be asked per minute, by all calls together. A call that ends with a question gives the permits
     * of its entry back.
     */
    @WithDefault("60")
    int maxPerMinute();

    /**
     * Whether the answers to a question can be used only once. Each process remembers those it has seen, as long as it
     * runs.
     */
    @WithDefault("false")
    boolean onceOnly();
}
