package io.portcullis.deployment.surface;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.limit.Rate;

/** Says in words how often an entry may be used. */
public final class LimitWords {

    private LimitWords() {
    }

    /** The limits; {@code default} when there are none. */
    public static String of(List<LimitRecipe> limits) {
        return limits.isEmpty() ? "default" : limits.stream().map(LimitWords::of).collect(Collectors.joining("; and "));
    }

    private static String of(LimitRecipe limit) {
        String bucket = limit.bucket().isEmpty() ? "" : ", bucket \"" + limit.bucket() + "\"";
        String cost = cost(limit.cost());
        return (limit.rate() == null ? "as configured" : of(limit.rate())) + " " + sharing(limit) + cost + bucket;
    }

    private static String of(Rate rate) {
        String burst = rate.capacity() == rate.permits() ? "" : ", " + rate.capacity() + " at once";
        return rate.permits() + " in " + of(rate.period()) + (rate.refill() == Refill.INTERVAL ? ", fixed windows" : "")
                + burst;
    }

    private static String cost(Cost cost) {
        if (cost.isArgued()) {
            return ", a call costs as much as its argument \"" + cost.argument() + "\" says";
        }
        return cost.fixed() == 1 ? "" : ", a call costs " + cost.fixed();
    }

    private static String sharing(LimitRecipe limit) {
        return switch (limit.share().by()) {
            case CALLER -> "for each caller";
            case CLIENT -> "for each client";
            case TENANT -> "for each tenant";
            case KEY -> "for each \"" + limit.share().key() + "\"";
            case ADDRESS -> "for each address";
            case ENTRY -> "for all callers together";
        };
    }

    private static String of(Duration period) {
        return period.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
