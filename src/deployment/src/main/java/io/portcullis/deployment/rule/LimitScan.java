package io.portcullis.deployment.rule;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.boot.LimitRecipe;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Declared;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.limit.Rate;
import io.quarkus.runtime.configuration.DurationConverter;

/** Finds the limit of an entry: that of its method, else that of its class. */
public final class LimitScan {

    private static final List<DotName> LIMITS = List.of(Names.RATE_LIMITED);

    private final Declared declared;
    private final Problems problems;
    private final Map<String, Rate> named = new HashMap<>();

    public LimitScan(IndexView index, Problems problems) {
        this.declared = new Declared(index);
        this.problems = problems;
    }

    /** The limit; empty when there is none, or none that could be used, which is a problem by then. */
    public Optional<LimitRecipe> limitOf(Candidate entry) {
        List<AnnotationInstance> own = declared.of(entry.method(), LIMITS);
        List<AnnotationInstance> limits = own.isEmpty() ? declared.of(entry.method().declaringClass(), LIMITS) : own;
        try {
            if (limits.size() > 1) {
                throw new IllegalArgumentException("Two annotations bring limits that replace each other.");
            }
            return limits.stream().findFirst().map(this::recipe);
        } catch (IllegalArgumentException e) {
            problems.add(Code.PC010, entry.place(), e.getMessage(),
                    "write for instance @RateLimited(permits = 100, per = \"15m\")",
                    "or @RateLimited(bucket = \"name\") and set portcullis.limits.buckets.\"name\".permits and .per");
            return Optional.empty();
        }
    }

    private LimitRecipe recipe(AnnotationInstance limit) {
        String bucket = Values.text(limit, "bucket");
        By by = Values.constant(limit, "by", By.CALLER);
        long cost = Values.number(limit, "cost", 1);
        Rate rate = rate(limit, bucket);
        if (cost < 1 || rate != null && cost > rate.capacity()) {
            throw new IllegalArgumentException("The cost of a call must be between 1 and what the bucket can hold.");
        }
        return new LimitRecipe(by, bucket, rate, cost);
    }

    private Rate rate(AnnotationInstance limit, String bucket) {
        long permits = Values.number(limit, "permits", 0);
        String per = Values.text(limit, "per");
        if (permits == 0 && per.isEmpty() && !bucket.isEmpty()) {
            return null;
        }
        if (permits < 1 || per.isEmpty()) {
            throw new IllegalArgumentException("A limit needs permits, at least 1, and the period they are for.");
        }
        long burst = Values.number(limit, "burst", 0);
        if (burst < 0) {
            throw new IllegalArgumentException("The burst must not be negative.");
        }
        Refill refill = Values.constant(limit, "refill", Refill.GREEDY);
        return agreed(bucket, new Rate(permits, duration(per), burst == 0 ? permits : burst, refill));
    }

    /** One bucket has one set of numbers. */
    private Rate agreed(String bucket, Rate rate) {
        Rate other = bucket.isEmpty() ? null : named.putIfAbsent(bucket, rate);
        if (other != null && !other.equals(rate)) {
            throw new IllegalArgumentException("The bucket \"" + bucket + "\" is given other numbers elsewhere.");
        }
        return rate;
    }

    private static Duration duration(String text) {
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The period \"" + text + "\" is not a duration.", e);
        }
    }
}
