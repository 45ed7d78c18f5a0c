package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.invoke.Invoker;

import io.portcullis.boot.ToolRecipe.MethodRecipe;
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
        for (ToolRecipe tool : blueprint.tools()) {
            Optional<LimitRule> limit = Optional.ofNullable(tool.limit())
                    .map(recipe -> limit(recipe, tool.descriptor().name(), limits.buckets()));
            entries.add(new Entry(entries.size(), tool.descriptor(), tool.access(), limit, invocation(tool.method())));
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

    private static LimitRule limit(LimitRecipe recipe, String entry, Map<String, Bucket> buckets) {
        String bucket = recipe.isNamed() ? "bucket:" + recipe.bucket() : "entry:" + entry;
        return new LimitRule(recipe.by(), bucket, rate(recipe, buckets), recipe.cost());
    }

    @SuppressWarnings("unchecked")
    private static Invocation invocation(MethodRecipe method) {
        Invoker<Object, Object> invoker = (Invoker<Object, Object>) method.invoker().getValue();
        return new Invocation(method.owner(), arguments -> invoker.invoke(null, arguments), method.parameters(),
                method.thread(), method.result());
    }
}
