package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Calls while they run. */
@ConfigMapping(prefix = "portcullis.calls")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CallsConfig {

    /**
     * How long the method behind an entry may run. Then it is stopped - a blocking one by an interruption, a {@code Uni} is no
     * longer subscribed to - and the call is answered with an error. {@code @Timeout} on the method or its class sets another
     * time; a task may run for {@code portcullis.tasks.ttl}. Waiting for answers of a client does not count.
     */
    @WithDefault("30s")
    Duration timeout();

    /**
     * How many calls of one caller may run at the same time; of callers without a credential, from one address. More are
     * answered with 429. A call counts until its method has ended, even when it was answered before. {@code @Bulkhead} bounds
     * the calls of one entry, for all callers together.
     */
    @WithDefault("32")
    int maxPerCaller();
}
