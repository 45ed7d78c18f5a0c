package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Answers that are streams of events. */
@ConfigMapping(prefix = "portcullis.streaming")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface StreamingConfig {

    /**
     * How often a comment is sent on a stream, so that no proxy in between takes it for dead.
     */
    @WithDefault("15s")
    Duration keepAlive();

    /**
     * How much may wait for a client that reads more slowly than the server writes. With more, it is cut off.
     */
    @WithDefault("1M")
    MemorySize maxUnsent();

    /**
     * How long after a message about the progress of a call no other one is sent. What a method tells in between is dropped; 0
     * to send all of it. A method can tell faster than a client reads: with 0, {@code max-unsent} is what bounds it.
     */
    @WithDefault("10ms")
    Duration progressInterval();

    /**
     * How many streams of changes one caller may have open, those of sessions among them.
     */
    @WithDefault("50")
    int maxSubscriptions();

    /**
     * How many streams of changes all callers together may have open. One more is refused with 503.
     */
    @WithDefault("10000")
    int maxOpen();

    /**
     * How many resources, and how many tasks, one stream of changes may watch.
     */
    @WithDefault("100")
    int maxWatchedResources();

    /**
     * How long a stream of changes stays open at most, that of a session or of HTTP+SSE among them. It ends sooner with the
     * credential of the caller.
     */
    @WithDefault("1h")
    Duration maxDuration();
}
