package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How clients of revisions with a handshake are served. */
@ConfigMapping(prefix = "portcullis.legacy")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface LegacyConfig {

    /**
     * Whether the server remembers clients of older revisions, up to 2025-11-25, between two requests. {@code stateless} serves
     * each request for itself; such a client cannot be asked anything while a call runs, and hears of no changes.
     * {@code stateful} gives each client a session in the memory of this process, so several nodes need a proxy that keeps a
     * client with its node. {@code off} refuses {@code initialize}.
     */
    @WithDefault("stateless")
    Sessions sessions();

    /**
     * How long a session lives without a request. A request that runs and an open stream count as use.
     */
    @WithDefault("30m")
    Duration idleTimeout();

    /**
     * How long a session lives at most. After that the client has to shake hands again.
     */
    @WithDefault("8h")
    Duration maxLifetime();

    /**
     * How many sessions all callers may have together. When there are as many, {@code initialize} is refused with 503; no
     * session ends for a new one. Callers without a credential have half of them together.
     */
    @WithDefault("10000")
    int maxSessions();

    /**
     * How many sessions one caller may have. When there are as many, {@code initialize} is refused as over the limit. It does
     * not hold for callers without a credential, who cannot be told apart.
     */
    @WithDefault("20")
    int maxSessionsPerCaller();

    /**
     * How long a client with a session has to answer what a running call asks it.
     */
    @WithDefault("5m")
    Duration questionTimeout();

    /**
     * How many resources one session may watch.
     */
    @WithDefault("100")
    int maxSubscriptions();

    /**
     * How many messages a batch may have, which only clients of revision 2025-03-26 may send, in a session. Each goes the whole
     * way of a message of its own.
     */
    @WithDefault("50")
    int maxBatchSize();

    /**
     * Whether the transport of revision 2024-11-05, HTTP+SSE, is served, at the path of the endpoint followed by {@code /sse}.
     * Needs {@code portcullis.legacy.sessions=stateful}.
     *
     * The protocol deprecates it. This loosens the server and is said in the log at every start.
     */
    @WithDefault("false")
    boolean allowHttpSse();

    /** Whether clients are remembered. */
    enum Sessions {
        /** Each request for itself. */
        STATELESS,
        /** In sessions. */
        STATEFUL,
        /** Not served at all. */
        OFF
    }
}
