package io.portcullis.deployment.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Declared;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.limit.Rate;
import io.quarkus.runtime.configuration.DurationConverter;

/** Finds the limits of an entry: those of its method, else those of its class. */
public final class LimitScan {

    private static final List<DotName> LIMITS = List.of(Names.RATE_LIMITED, Names.RATE_LIMITS);
    private static final Set<String> WHOLE_NUMBERS = Set.of("int", "long", "short", "byte", Integer.class.getName(),
            Long.class.getName(), Short.class.getName(), Byte.class.getName());

    private final Declared declared;
    private final Problems problems;
    private final Map<String, Rate> named = new HashMap<>();

    public LimitScan(IndexView index, Problems problems) {
        this.declared = new Declared(index);
        this.problems = problems;
    }

    /** The limits, every one of which holds; without those that could not be used, which are problems by then. */
    public List<LimitRecipe> limitsOf(Candidate entry) {
        List<AnnotationInstance> own = written(entry.method());
        List<AnnotationInstance> limits = own.isEmpty() ? written(entry.method().declaringClass()) : own;
        List<LimitRecipe> recipes = new ArrayList<>();
        try {
            for (AnnotationInstance limit : limits) {
                recipes.add(recipe(limit));
            }
            requireDifferentBuckets(recipes);
        } catch (IllegalArgumentException e) {
            problems.add(Code.PC010, entry.place(), e.getMessage(),
                    "write for instance @RateLimited(permits = 100, per = \"15m\")",
                    "or @RateLimited(bucket = \"name\") and set portcullis.limits.buckets.\"name\".permits and .per");
        }
        return recipes;
    }

    /** A cost can be read only from an argument that is there, and is a whole number. */
    public void checkCosts(Candidate entry, List<LimitRecipe> limits, List<Parameter> parameters) {
        for (LimitRecipe limit : limits) {
            boolean readable = !limit.cost().isArgued() || entry.feature() == Feature.TOOL && parameters.stream()
                    .anyMatch(parameter -> parameter.source() == Source.ARGUMENT
                            && parameter.name().equals(limit.cost().argument()) && WHOLE_NUMBERS.contains(parameter.type()));
            if (!readable) {
                problems.add(Code.PC010, entry.place(),
                        "The cost comes from \"" + limit.cost().argument() + "\", which is no argument that is a whole number.",
                        "name an int or long argument of the tool in costFrom", "or write cost = ...");
            }
        }
    }

    private List<AnnotationInstance> written(AnnotationTarget target) {
        return declared.of(target, LIMITS).stream().flatMap(
                limit -> limit.name().equals(Names.RATE_LIMITS) ? Values.nested(limit, "value").stream() : Stream.of(limit))
                .toList();
    }

    /** One bucket cannot be drawn from twice by one call. */
    private static void requireDifferentBuckets(List<LimitRecipe> limits) {
        Set<String> shared = new HashSet<>();
        for (LimitRecipe limit : limits) {
            if (!limit.bucket().isEmpty() && !shared.add(limit.bucket())) {
                throw new IllegalArgumentException("Two limits draw from the bucket \"" + limit.bucket() + "\".");
            }
        }
    }

    private LimitRecipe recipe(AnnotationInstance limit) {
        String bucket = Values.text(limit, "bucket");
        Cost cost = new Cost(Values.number(limit, "cost", 1), Values.text(limit, "costFrom"));
        Rate rate = rate(limit, bucket);
        if (cost.fixed() < 1 || rate != null && cost.fixed() > rate.capacity()) {
            throw new IllegalArgumentException("The cost of a call must be between 1 and what the bucket can hold.");
        }
        return new LimitRecipe(share(limit), bucket, rate, cost);
    }

    private static Share share(AnnotationInstance limit) {
        By by = Values.constant(limit, "by", By.CALLER);
        String key = Values.text(limit, "key");
        if ((by == By.KEY) == key.isEmpty()) {
            throw new IllegalArgumentException("A limit by KEY names a LimitKey in key, and no other limit does.");
        }
        return new Share(by, key);
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
