package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the server ends. */
@ConfigMapping(prefix = "portcullis.shutdown")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ShutdownConfig {

    /**
     * How long requests in flight may go on when the server is told to end. Those that take longer are cancelled and answered
     * with 503, as are new ones from the first moment. Set it well below the time after which the process is killed. In dev
     * mode and in tests nothing is waited for.
     */
    @WithDefault("20s")
    Duration timeout();
}
