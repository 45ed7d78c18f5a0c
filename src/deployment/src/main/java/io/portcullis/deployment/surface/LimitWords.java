package io.portcullis.deployment.surface;

import java.time.Duration;
import java.util.Locale;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.boot.LimitRecipe;
import io.portcullis.limit.Rate;

/** Says in words how often an entry may be used. */
public final class LimitWords {

    private LimitWords() {
    }

    /** The limit; {@code none} for null. */
    public static String of(LimitRecipe limit) {
        if (limit == null) {
            return "none";
        }
        String bucket = limit.bucket().isEmpty() ? "" : ", bucket \"" + limit.bucket() + "\"";
        String cost = limit.cost() == 1 ? "" : ", a call costs " + limit.cost();
        return (limit.rate() == null ? "as configured" : of(limit.rate())) + " " + sharing(limit) + cost + bucket;
    }

    private static String of(Rate rate) {
        String burst = rate.capacity() == rate.permits() ? "" : ", " + rate.capacity() + " at once";
        return rate.permits() + " in " + of(rate.period()) + (rate.refill() == Refill.INTERVAL ? ", fixed windows" : "")
                + burst;
    }

    private static String sharing(LimitRecipe limit) {
        return switch (limit.by()) {
            case CALLER -> "for each caller";
            case ADDRESS -> "for each address";
            case ENTRY -> "for all callers together";
        };
    }

    private static String of(Duration period) {
        return period.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
