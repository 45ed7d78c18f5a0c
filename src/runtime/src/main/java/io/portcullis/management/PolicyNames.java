package io.portcullis.management;

import java.util.Arrays;
import java.util.List;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.policy.Layer;

/** Compares what a source says with the entries there are. */
public final class PolicyNames {

    private PolicyNames() {
    }

    /** The names that no entry has, sorted. Whoever wrote one believes that something is off. */
    public static List<String> unknown(Layer layer, Catalog catalog) {
        return layer.entries().keySet().stream().filter(name -> matching(name, catalog).isEmpty()).sorted().toList();
    }

    /** The names that say of which kind they are, and so may be those of entries that come later. */
    public static boolean saysItsKind(String name) {
        return Arrays.stream(Feature.values()).anyMatch(feature -> name.startsWith(feature + ":"));
    }

    /** The keys of entries that somebody may use whom their author kept out, sorted. */
    public static List<String> loosened(Layer layer, Catalog catalog) {
        return layer.entries().entrySet().stream().filter(said -> said.getValue().allowLoosening())
                .flatMap(said -> matching(said.getKey(), catalog).stream()).map(Entry::key).distinct().sorted().toList();
    }

    /** The keys of entries that shall be loosened and cannot be, sorted. */
    public static List<String> unloosenable(Layer layer, Catalog catalog) {
        return layer.entries().entrySet().stream().filter(said -> said.getValue().allowLoosening())
                .flatMap(said -> matching(said.getKey(), catalog).stream()).filter(entry -> entry.access().enforcedTwice())
                .map(Entry::key).distinct().sorted().toList();
    }

    static List<Entry> matching(String name, Catalog catalog) {
        return catalog.entries().stream().filter(entry -> entry.key().equals(name) || entry.name().equals(name)).toList();
    }
}
