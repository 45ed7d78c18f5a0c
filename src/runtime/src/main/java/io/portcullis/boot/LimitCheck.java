package io.portcullis.boot;

import java.util.List;

import jakarta.inject.Singleton;

import io.portcullis.config.LimitsConfig;
import io.portcullis.limit.Rate;

/** Looks for limits whose numbers are missing or cannot work. */
@Singleton
class LimitCheck implements Check {

    private final LimitsConfig limits;
    private final Blueprint blueprint;

    LimitCheck(LimitsConfig limits, Blueprint blueprint) {
        this.limits = limits;
        this.blueprint = blueprint;
    }

    @Override
    public void run(List<String> problems) {
        if (limits.maxBuckets() < 1) {
            problems.add("portcullis.limits.max-buckets must be at least 1");
        }
        for (EntryRecipe entry : blueprint.entries()) {
            if (entry.limit() != null) {
                check(problems, entry.descriptor().id(), entry.limit());
            }
        }
    }

    private void check(List<String> problems, String entry, LimitRecipe limit) {
        String key = "portcullis.limits.buckets.\"" + limit.bucket() + "\"";
        try {
            Rate rate = Catalogs.rate(limit, limits.buckets());
            if (rate == null) {
                problems.add("the limit of " + entry + " has no numbers: set " + key + ".permits and .per");
            } else if (limit.cost() > rate.capacity()) {
                problems.add("a call of " + entry + " costs more than " + key + " can hold: raise .burst");
            }
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
        }
    }
}
