package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.invoke.Invoker;

import io.portcullis.boot.EntryRecipe.MethodRecipe;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.LimitRule;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.LimitsConfig.Bucket;
import io.portcullis.limit.Rate;

/** Makes the catalog of what the build found and what operators configured. */
final class Catalogs {

    private Catalogs() {
    }

    static Catalog of(Blueprint blueprint, LimitsConfig limits) {
        List<Entry> entries = new ArrayList<>();
        for (EntryRecipe recipe : blueprint.entries()) {
            entries.add(new Entry(recipe.descriptor(), recipe.access(), limit(recipe, limits.buckets()),
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

    /** A bucket of its own is named by the key: a tool and a prompt of one name share none. */
    private static Optional<LimitRule> limit(EntryRecipe entry, Map<String, Bucket> buckets) {
        LimitRecipe limit = entry.limit();
        if (limit == null) {
            return Optional.empty();
        }
        String bucket = limit.isNamed() ? "bucket:" + limit.bucket() : "entry:" + entry.key();
        return Optional.of(new LimitRule(limit.by(), bucket, rate(limit, buckets), limit.cost()));
    }

    @SuppressWarnings("unchecked")
    private static Invocation invocation(MethodRecipe method) {
        Invoker<Object, Object> invoker = (Invoker<Object, Object>) method.invoker().getValue();
        return new Invocation(method.owner(), arguments -> invoker.invoke(null, arguments), method.parameters(),
                method.thread(), method.result());
    }
}
