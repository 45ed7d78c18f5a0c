package io.portcullis.boot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.portcullis.api.RateLimited.By;
import io.portcullis.catalog.Bounds;
import io.portcullis.config.CallsConfig;
import io.portcullis.config.LimitsConfig;
import io.portcullis.limit.Rate;
import io.portcullis.spi.LimitKey;

/** Looks for limits whose numbers are missing or cannot work. */
@Singleton
class LimitCheck implements Check {

    private static final Logger LOG = Logger.getLogger(LimitCheck.class);

    private final LimitsConfig limits;
    private final CallsConfig calls;
    private final Blueprint blueprint;
    private final Instance<LimitKey> keys;

    LimitCheck(LimitsConfig limits, CallsConfig calls, Blueprint blueprint, @Any Instance<LimitKey> keys) {
        this.limits = limits;
        this.calls = calls;
        this.blueprint = blueprint;
        this.keys = keys;
    }

    @Override
    public void run(List<String> problems) {
        if (limits.maxBuckets() < 1) {
            problems.add("portcullis.limits.max-buckets must be at least 1");
        }
        if (limits.storeTimeout().isNegative() || limits.storeTimeout().isZero()) {
            problems.add("portcullis.limits.store-timeout must be longer than zero");
        }
        if (calls.maxPerCaller() < 1) {
            problems.add("portcullis.calls.max-per-caller must be at least 1");
        }
        if (calls.timeout().isNegative() || calls.timeout().isZero() || calls.timeout().compareTo(Bounds.LONGEST) > 0) {
            problems.add("portcullis.calls.timeout must be longer than zero, and at most a day");
        }
        checkDefault(problems);
        Set<String> known = checkKeys(problems);
        for (EntryRecipe entry : blueprint.entries()) {
            for (LimitRecipe limit : entry.limits()) {
                check(problems, entry.descriptor().id(), limit);
                if (limit.share().by() == By.KEY && !known.contains(limit.share().key())) {
                    problems.add("the limit of " + entry.descriptor().id() + " names the LimitKey \"" + limit.share().key()
                            + "\", and no bean of that type has the name");
                }
            }
        }
    }

    private void checkDefault(List<String> problems) {
        try {
            Catalogs.rate(limits.byDefault());
        } catch (IllegalArgumentException e) {
            problems.add("portcullis.limits.default: " + e.getMessage());
        }
        if (limits.allowUnlimited()) {
            LOG.warn("portcullis.limits.allow-unlimited is set: entries without a limit may be used without end");
        }
    }

    /** Two beans of one name: nobody could say which one a limit means. */
    private Set<String> checkKeys(List<String> problems) {
        Set<String> names = new HashSet<>();
        for (LimitKey key : keys) {
            if (!names.add(key.name())) {
                problems.add("two beans of type LimitKey have the name \"" + key.name() + "\"");
            }
        }
        return names;
    }

    private void check(List<String> problems, String entry, LimitRecipe limit) {
        String key = "portcullis.limits.buckets.\"" + limit.bucket() + "\"";
        try {
            Rate rate = Catalogs.rate(limit, limits.buckets());
            if (rate == null) {
                problems.add("the limit of " + entry + " has no numbers: set " + key + ".permits and .per");
            } else if (limit.cost().fixed() > rate.capacity()) {
                problems.add("a call of " + entry + " costs more than " + key + " can hold: raise .burst");
            }
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
        }
    }
}
