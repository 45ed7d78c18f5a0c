package io.portcullis.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.portcullis.api.RateLimited.Refill;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often. */
@ConfigMapping(prefix = "portcullis.limits")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface LimitsConfig {

    /**
     * How a call over its limit is answered: {@code http} is status 429 with {@code Retry-After} and the JSON-RPC error -31429;
     * {@code tool-result}
     * is a tool result with {@code isError} that the model can read.
     */
    @WithDefault("http")
    Answer answer();

    /**
     * Buckets that entries name with {@code @RateLimited(bucket = ...)}.
     */
    @ConfigDocMapKey("bucket-name")
    Map<String, Bucket> buckets();

    /**
     * How many buckets are kept in memory. When there are more, the least used start afresh.
     */
    @WithDefault("200000")
    long maxBuckets();

    /** How a call over its limit is answered. */
    enum Answer {
        /** Status 429. */
        HTTP,
        /** A tool result with {@code isError}. */
        TOOL_RESULT
    }

    /** The numbers of a named bucket. */
    interface Bucket {

        /**
         * Permits per period.
         */
        long permits();

        /**
         * The period.
         */
        Duration per();

        /**
         * How many permits may be spent at once. Default: as many as the permits.
         */
        Optional<Long> burst();

        /**
         * How spent permits come back.
         */
        @WithDefault("greedy")
        Refill refill();
    }
}
