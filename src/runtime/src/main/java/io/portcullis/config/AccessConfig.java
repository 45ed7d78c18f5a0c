package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is decided about calls elsewhere. */
@ConfigMapping(prefix = "portcullis.access")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AccessConfig {

    /**
     * How long a permission checker or an approver may take. A call whose check takes longer is refused.
     */
    @WithDefault("5s")
    Duration checkTimeout();
}
