package io.portcullis.catalog;

import java.util.ArrayList;
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

    private final Map<String, Entry> byKey = new HashMap<>();
    private final Map<Feature, List<Entry>> byFeature = new EnumMap<>(Feature.class);
    private final List<Template> templates = new ArrayList<>();
    private final boolean onlyPublic;
    private final boolean logs;
    private final boolean tasks;

    /** @param entries in any order, each key once */
    public Catalog(List<Entry> entries) {
        for (Feature feature : Feature.values()) {
            byFeature.put(feature, entries.stream().filter(entry -> entry.feature() == feature)
                    .sorted(Comparator.comparing(Entry::name)).toList());
        }
        for (Entry entry : entries) {
            if (byKey.put(entry.key(), entry) != null) {
                throw new IllegalArgumentException("repeated entry " + entry.key());
            }
            if (entry.descriptor() instanceof TemplateDescriptor template) {
                templates.add(new Template(entry, template.allowTraversal() ? UriTemplate.allowingTraversal(template.id())
                        : UriTemplate.of(template.id())));
            }
        }
        templates.sort(MOST_PARTICULAR);
        logs = entries.stream().flatMap(entry -> entry.invocation().parameters().stream())
                .anyMatch(parameter -> parameter.source() == Parameter.Source.LOG);
        tasks = entries.stream().anyMatch(
                entry -> entry.descriptor() instanceof ToolDescriptor tool && tool.task() != TaskSupport.NONE);
        onlyPublic = entries.stream().allMatch(entry -> entry.access().kind() == AccessRule.Kind.PUBLIC);
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
        return find(Entry.key(feature, name));
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
