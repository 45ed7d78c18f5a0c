package io.portcullis.redis;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What nodes share in Redis or Valkey; for servers with the extension {@code portcullis-redis}. */
@ConfigMapping(prefix = "portcullis.redis")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface RedisConfig {

    /**
     * What the keys begin with, in braces: <code>{portcullis}:limit:...</code>. All nodes of one server need the same, and two
     * servers in one Redis different ones. Letters, digits, dots, underscores, colons and hyphens, at most 64. The braces keep
     * all keys of a server in one slot of a Redis Cluster, since a call draws from several buckets in one step.
     */
    @WithDefault("portcullis")
    String prefix();
}
