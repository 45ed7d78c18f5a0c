package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.invoke.Invoker;

import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.boot.EntryRecipe.MethodRecipe;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.LimitRule;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.LimitsConfig.Bucket;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.Descriptor;

/** Makes the catalog of what the build found and what operators configured. */
final class Catalogs {

    private Catalogs() {
    }

    static Catalog of(Blueprint blueprint, LimitsConfig limits) {
        List<Entry> entries = new ArrayList<>();
        for (EntryRecipe recipe : blueprint.entries()) {
            entries.add(new Entry(recipe.descriptor(), recipe.access(), limits(recipe, limits),
                    Optional.ofNullable(recipe.confirmation()),
                    invocation(recipe.method())));
        }
        return new Catalog(entries);
    }

    /** The numbers of a limit: configured ones first; null when there are none anywhere. */
    static Rate rate(LimitRecipe recipe, Map<String, Bucket> buckets) {
        Bucket configured = recipe.isNamed() ? buckets.get(recipe.bucket()) : null;
        return configured == null ? recipe.rate()
                : new Rate(configured.permits(), configured.per(), configured.burst().orElse(configured.permits()),
                        configured.refill());
    }

    /** What holds for an entry without a limit of its own. */
    static List<LimitRule> byDefault(Descriptor descriptor, LimitsConfig limits) {
        if (descriptor.feature() == Feature.COMPLETION || limits.allowUnlimited()) {
            return List.of();
        }
        return List.of(new LimitRule(By.CALLER, "entry:" + Entry.key(descriptor.feature(), descriptor.id()),
                rate(limits.byDefault()), 1));
    }

    static Rate rate(LimitsConfig.Default numbers) {
        return new Rate(numbers.permits(), numbers.per(), numbers.burst().orElse(numbers.permits()), numbers.refill());
    }

    private static List<LimitRule> limits(EntryRecipe entry, LimitsConfig limits) {
        if (entry.limits().isEmpty()) {
            return byDefault(entry.descriptor(), limits);
        }
        List<LimitRule> rules = new ArrayList<>();
        for (LimitRecipe limit : entry.limits()) {
            String bucket = limit.isNamed() ? "bucket:" + limit.bucket() : own(entry, rules.size());
            rules.add(new LimitRule(limit.share(), bucket, rate(limit, limits.buckets()), limit.cost()));
        }
        return rules;
    }

    /** A bucket of its own is named by the key: a tool and a prompt of one name share none, nor do two limits of one entry. */
    private static String own(EntryRecipe entry, int index) {
        return "entry:" + entry.key() + (index == 0 ? "" : " " + index);
    }

    @SuppressWarnings("unchecked")
    private static Invocation invocation(MethodRecipe method) {
        Invoker<Object, Object> invoker = (Invoker<Object, Object>) method.invoker().getValue();
        return new Invocation(method.owner(), arguments -> invoker.invoke(null, arguments), method.parameters(),
                method.thread(), method.result(), method.bounds(), method.sensitivity());
    }
}
