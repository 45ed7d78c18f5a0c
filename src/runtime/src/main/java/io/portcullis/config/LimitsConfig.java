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
     * How a call over its limit is answered: {@code http} is status 429 with {@code Retry-After} and the JSON-RPC error -31429,
     * {@code tool-result} a tool result with {@code isError} that the model can read.
     */
    @WithDefault("http")
    Answer answer();

    /**
     * Buckets that entries name with {@code @RateLimited(bucket = ...)}.
     */
    @ConfigDocMapKey("bucket-name")
    Map<String, Bucket> buckets();

    /**
     * How many buckets are kept in memory. When there are more, the least used are dropped, and start full again.
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
         * How many permits a bucket gets per period, for the entries that name it with {@code @RateLimited(bucket = ...)}.
         * These numbers replace those written there.
         */
        long permits();

        /**
         * The period, such as {@code 15m}.
         */
        Duration per();

        /**
         * How many permits may be spent at once. Default: as many as the bucket gets per period.
         */
        Optional<Long> burst();

        /**
         * How spent permits come back: {@code greedy} evenly over the period, {@code interval} all at once when it ends.
         */
        @WithDefault("greedy")
        Refill refill();
    }
}
