package io.portcullis.management;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.policy.Layer;

/** Compares what a source says with the entries there are. */
public final class PolicyNames {

    private final List<Subject> subjects;

    public PolicyNames(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    /**
     * An entry that a policy may name.
     *
     * @param enforcedTwice whether Quarkus enforces its rule too
     */
    public record Subject(String key, String name, boolean enforcedTwice) {
    }

    /** The names of the entries of a catalog. */
    static PolicyNames of(Catalog catalog) {
        return new PolicyNames(catalog.entries().stream()
                .map(entry -> new Subject(entry.key(), entry.name(), entry.access().enforcedTwice())).toList());
    }

    /** The names that no entry has, sorted. Whoever wrote one believes that something is off. */
    public List<String> unknown(Layer layer) {
        return layer.entries().keySet().stream().filter(name -> matching(name).findAny().isEmpty()).sorted().toList();
    }

    /** The names that say of which kind they are, and so may be those of entries that come later. */
    public static boolean saysItsKind(String name) {
        return Arrays.stream(Feature.values()).anyMatch(feature -> name.startsWith(Entry.key(feature, "")));
    }

    /** The keys of entries that somebody may use whom their author kept out, sorted. */
    public List<String> loosened(Layer layer) {
        return meantToBeLoosened(layer).map(Subject::key).distinct().sorted().toList();
    }

    /** The keys of entries that shall be loosened and cannot be, sorted. */
    public List<String> unloosenable(Layer layer) {
        return meantToBeLoosened(layer).filter(Subject::enforcedTwice).map(Subject::key).distinct().sorted().toList();
    }

    /** Whether there is an entry of that name or key. */
    boolean isKnown(String name) {
        return matching(name).findAny().isPresent();
    }

    private Stream<Subject> meantToBeLoosened(Layer layer) {
        return layer.entries().entrySet().stream().filter(said -> said.getValue().allowLoosening())
                .flatMap(said -> matching(said.getKey()));
    }

    private Stream<Subject> matching(String name) {
        return subjects.stream().filter(subject -> subject.key().equals(name) || subject.name().equals(name));
    }
}
