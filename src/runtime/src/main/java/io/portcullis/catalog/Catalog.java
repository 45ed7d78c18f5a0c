package io.portcullis.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.api.Feature;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.protocol.TemplateDescriptor;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.uri.UriTemplate;

/** All entries, in the order of their names. Immutable. Only the gate looks here, always for a caller. */
public final class Catalog {

    /** The template with the longest text is the most particular one, and is asked first. */
    private static final Comparator<Template> MOST_PARTICULAR = Comparator
            .<Template> comparingInt(template -> template.compiled().text().length()).reversed()
            .thenComparing(template -> template.compiled().text());

    private final Map<String, Entry> byKey;
    private final Map<Feature, Map<String, Entry>> byName = new EnumMap<>(Feature.class);
    private final Map<Feature, List<Entry>> byFeature = new EnumMap<>(Feature.class);
    private final List<Template> templates;
    private final boolean onlyPublic;
    private final boolean logs;
    private final boolean tasks;

    /** @param entries in any order, each key once */
    public Catalog(List<Entry> entries) {
        byKey = new HashMap<>();
        templates = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            byName.put(feature, new HashMap<>());
            byFeature.put(feature, entries.stream().filter(entry -> entry.feature() == feature)
                    .sorted(Comparator.comparing(Entry::name)).toList());
        }
        entries.forEach(this::put);
        templates.sort(MOST_PARTICULAR);
        logs = entries.stream().anyMatch(Catalog::logs);
        tasks = entries.stream().anyMatch(Catalog::runsAsTask);
        onlyPublic = entries.stream().allMatch(Catalog::isPublic);
    }

    private Catalog(Catalog before, Entry added) {
        byKey = new HashMap<>(before.byKey);
        templates = new ArrayList<>(before.templates);
        byFeature.putAll(before.byFeature);
        byName.putAll(before.byName);
        byName.put(added.feature(), new HashMap<>(before.byName.get(added.feature())));
        List<Entry> alike = new ArrayList<>(before.entries(added.feature()));
        put(added);
        templates.sort(MOST_PARTICULAR);
        alike.add(-1 - Collections.binarySearch(alike, added, Comparator.comparing(Entry::name)), added);
        byFeature.put(added.feature(), Collections.unmodifiableList(alike));
        logs = before.logs || logs(added);
        tasks = before.tasks || runsAsTask(added);
        onlyPublic = before.onlyPublic && isPublic(added);
    }

    /**
     * The same and one entry more, whose key is free. It is put into its place: sorting all again for each of thousands that an
     * application adds takes minutes.
     */
    Catalog with(Entry entry) {
        return new Catalog(this, entry);
    }

    private void put(Entry entry) {
        if (byKey.put(entry.key(), entry) != null) {
            throw new IllegalArgumentException("repeated entry " + entry.key());
        }
        byName.get(entry.feature()).put(entry.name(), entry);
        if (entry.descriptor() instanceof TemplateDescriptor template) {
            templates.add(new Template(entry, template.allowTraversal() ? UriTemplate.allowingTraversal(template.id())
                    : UriTemplate.of(template.id())));
        }
    }

    private static boolean logs(Entry entry) {
        return entry.invocation().parameters().stream().anyMatch(parameter -> parameter.source() == Parameter.Source.LOG);
    }

    private static boolean runsAsTask(Entry entry) {
        return entry.descriptor() instanceof ToolDescriptor tool && tool.task() != TaskSupport.NONE;
    }

    private static boolean isPublic(Entry entry) {
        return entry.access().kind() == AccessRule.Kind.PUBLIC;
    }

    /** Every entry of that kind, sorted by name. */
    public List<Entry> entries(Feature feature) {
        return byFeature.get(feature);
    }

    /** Every entry. */
    public List<Entry> entries() {
        return List.copyOf(byKey.values());
    }

    /** The entry of that kind and name. */
    public Optional<Entry> find(Feature feature, String name) {
        return Optional.ofNullable(byName.get(feature).get(name)); // with every call, so no key is made for it
    }

    /** The entry of that key. */
    public Optional<Entry> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * What serves a URI: the resource of that address, else the most particular template that fits. One of them decides alone:
     * who may not use it is not handed to a more general one.
     */
    public Optional<Found> findResource(String uri) {
        Optional<Entry> exact = find(Feature.RESOURCE, uri);
        if (exact.isPresent()) {
            return exact.map(entry -> new Found(entry, Map.of()));
        }
        for (Template template : templates) {
            Optional<Map<String, String>> variables = template.compiled().match(uri);
            if (variables.isPresent()) {
                return Optional.of(new Found(template.entry(), variables.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Looks at the templates that {@link #findResource} did not have to look at, for nothing but the time that takes: an
     * address
     * that is hidden is to be refused no sooner than one that nothing serves.
     */
    public void lookAtTheRest(String uri, Entry found) {
        boolean rest = found.feature() == Feature.RESOURCE;
        for (Template template : templates) {
            if (rest) {
                template.compiled().match(uri);
            }
            rest |= template.entry() == found;
        }
    }

    /** Whether any method sends log messages to its client. */
    public boolean hasLogs() {
        return logs;
    }

    /** Whether calls of any tool may run as tasks. */
    public boolean hasTasks() {
        return tasks;
    }

    /** Whether every entry is public, so that having an account changes nothing. */
    public boolean isOnlyPublic() {
        return onlyPublic;
    }

    /**
     * What serves a URI.
     *
     * @param entry the resource or the template
     * @param variables the values of the template's variables
     */
    public record Found(Entry entry, Map<String, String> variables) {
    }

    private record Template(Entry entry, UriTemplate compiled) {
    }
}
