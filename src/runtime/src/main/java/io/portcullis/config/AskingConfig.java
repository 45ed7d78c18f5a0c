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
     * How long a client of a stateless revision has to come back with its answers.
     */
    @WithDefault("10m")
    Duration stateTtl();

    /**
     * How often one call may ask.
     */
    @WithDefault("10")
    int maxRounds();

    /**
     * How many calls of one caller may end with a question, per minute. Such a call gives the permits of its entry back.
     */
    @WithDefault("60")
    int maxPerMinute();

    /**
     * Whether the answers to a question can be used only once. What was used is remembered by this process alone.
     */
    @WithDefault("false")
    boolean onceOnly();
}
