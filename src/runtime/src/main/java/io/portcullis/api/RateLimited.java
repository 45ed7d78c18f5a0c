package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often an entry may be called. Refused calls never reach the tool and cost nobody else a permit; the check comes
 * after the access rule.
 * <p>
 * Each {@link #by()} has a bucket of its own for this entry. Repeated, every limit holds: a call takes its permits from all
 * buckets or from none. An entry without a limit has that of {@code portcullis.limits.default}. A call over the limit is
 * answered with HTTP 429,
 * {@code Retry-After} and
 * the JSON-RPC error -31429 whose data holds {@code retryAfterMs}; {@code portcullis.limits.answer=tool-result} turns that
 * into a tool result the model can read. On a class it limits each entry of the class; on a method it replaces the limit of the
 * class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
@Repeatable(RateLimited.All.class)
public @interface RateLimited {

    /** Permits per {@link #per()}. Needed, at least 1, unless the {@link #bucket()} is configured. */
    long permits() default 0;

    /**
     * The period, such as {@code 30s}, {@code 15m}, {@code 1h} or ISO-8601. Needed, unless the {@link #bucket()} is configured.
     */
    String per() default "";

    /** Who shares a bucket. Default: nobody, each caller has one. */
    By by() default By.CALLER;

    /** The name of the {@code LimitKey} bean that says who shares a bucket, for {@link By#KEY}. */
    String key() default "";

    /** The capacity of the bucket: how many permits may be spent at once. Default: as many as {@link #permits()}. */
    long burst() default 0;

    /** How many permits one call costs. At least 1, at most the capacity. Default: 1. */
    long cost() default 1;

    /**
     * The name of the argument that says how many permits a call costs: a whole number, of a tool. A call whose argument is
     * less than 1 or more than the capacity is invalid; one without the argument costs {@link #cost()}. One permit is taken
     * before the arguments are looked at, the rest once they are known and the call is permitted. Default: none.
     */
    String costFrom() default "";

    /** How spent permits come back. Default: {@link Refill#GREEDY}. */
    Refill refill() default Refill.GREEDY;

    /**
     * A named bucket, shared by every entry that names it. Its numbers come from {@code portcullis.limits.buckets."name".*}, so
     * that operators can
     * change them without a build; numbers given here are its defaults. Default: a bucket of the entry's own.
     */
    String bucket() default "";

    /** Who shares a bucket. */
    enum By {
        /** Each caller has a bucket. Callers without a credential are told apart by their address. */
        CALLER,
        /**
         * All callers of one OAuth client, or with one API key, share a bucket. A caller without a client has one of its own.
         */
        CLIENT,
        /** All callers of one tenant share a bucket. A caller without a tenant has one of its own. */
        TENANT,
        /** All callers from one address share a bucket. */
        ADDRESS,
        /** All callers share the one bucket of the entry. */
        ENTRY,
        /** A bean of the application says who shares a bucket: see {@link RateLimited#key()}. */
        KEY
    }

    /** How spent permits come back. */
    enum Refill {
        /** Evenly over the period: after half the period, half of the permits are back. */
        GREEDY,
        /** All at once when the period ends: fixed windows, exact to the permit. */
        INTERVAL
    }

    /** Several limits. The compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ ElementType.METHOD, ElementType.TYPE })
    @interface All {

        /** Every one of them holds. */
        RateLimited[] value();
    }
}
