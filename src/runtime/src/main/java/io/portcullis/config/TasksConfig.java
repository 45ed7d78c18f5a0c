package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Calls that run as tasks. */
@ConfigMapping(prefix = "portcullis.tasks")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TasksConfig {

    /**
     * How long a task is kept, from its beginning. One that still runs by then is cancelled.
     */
    @WithDefault("1h")
    Duration ttl();

    /**
     * How often clients are told to ask how a task is doing.
     */
    @WithDefault("2s")
    Duration pollInterval();

    /**
     * How many tasks are kept in memory, done or not. When there are as many, no other begins.
     */
    @WithDefault("10000")
    int maxTasks();

    /**
     * How many tasks one caller may have, done or not. Callers without a credential, who cannot be told apart, have half of
     * {@code portcullis.tasks.max-tasks} together.
     */
    @WithDefault("1000")
    int maxTasksPerCaller();

    /**
     * How many tasks of one caller may run at the same time.
     */
    @WithDefault("50")
    int maxRunningPerCaller();
}
