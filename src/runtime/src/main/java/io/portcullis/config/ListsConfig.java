package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Lists of tools, prompts, resources and templates. */
@ConfigMapping(prefix = "portcullis.lists")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ListsConfig {

    /**
     * How many entries one page of a list has.
     */
    @WithDefault("200")
    int pageSize();

    /**
     * How long a client may keep a list, or what the server says about itself; never longer than its credential is valid. A
     * copy may be shared only where everybody sees the same.
     */
    @WithDefault("1m")
    Duration ttl();
}
