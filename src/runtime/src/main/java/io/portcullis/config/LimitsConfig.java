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
import io.smallrye.config.WithName;

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
     * How often one caller may use an entry that has no limit of its own: each tool, prompt, resource and template has a bucket
     * for each caller. Completions and lists have none.
     */
    @WithName("default")
    Default byDefault();

    /**
     * Let entries without a limit of their own be used as often as a caller likes.
     *
     * This loosens the server and is said in the log at every start.
     */
    @WithDefault("false")
    boolean allowUnlimited();

    /**
     * Tell clients how their limits stand, in the headers {@code RateLimit} and {@code RateLimit-Policy} of the IETF draft.
     */
    @WithDefault("true")
    boolean headers();

    /**
     * What becomes of a call while the store that several nodes share for their limits cannot be reached: {@code refuse}
     * answers
     * with 503, {@code local} goes on with the buckets of this node, which then are full. Default: {@code refuse} for tools
     * that
     * are not said to be harmless, {@code local} for everything else.
     */
    Optional<StoreFailure> storeFailure();

    /**
     * How long that store may take for one call. One that takes longer is taken for unreachable, and left alone for a second.
     */
    @WithDefault("500ms")
    Duration storeTimeout();

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

    /** What becomes of a call without the shared store. */
    enum StoreFailure {
        /** Status 503. */
        REFUSE,
        /** The buckets of this node. */
        LOCAL
    }

    /** The numbers of the limit of entries that have none. */
    interface Default {

        /**
         * How many permits a bucket gets per period. A call takes one.
         */
        @WithDefault("100")
        long permits();

        /**
         * The period, such as {@code 15m}.
         */
        @WithDefault("15m")
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
