package io.portcullis.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portcullis.api.Feature;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.ToolDescriptor;

/**
 * One tool, prompt, resource, template or completion of this server.
 *
 * @param descriptor what clients are told
 * @param access who may use it
 * @param limits how often; every one of them holds
 * @param confirmation what has to be confirmed first, if anything
 * @param invocation how its method is called
 */
public record Entry(Descriptor descriptor, AccessRule access, List<LimitRule> limits,
        Optional<Confirmation> confirmation, Invocation invocation) {

    private static final Map<Feature, String> KINDS = kinds();

    public Entry {
        limits = List.copyOf(limits);
    }

    private static Map<Feature, String> kinds() {
        Map<Feature, String> kinds = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            kinds.put(feature, feature.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return kinds;
    }

    /** What kind of entry it is. */
    public Feature feature() {
        return descriptor.feature();
    }

    /** The name, unique among its kind. */
    public String name() {
        return descriptor.id();
    }

    /** Whether it is a tool that is not said to be harmless. */
    public boolean isDestructive() {
        return descriptor instanceof ToolDescriptor tool && tool.hints().destructive();
    }

    /** Whether it is a tool that is said to change nothing, or no tool: those are there to be read. */
    public boolean isReadOnly() {
        return !(descriptor instanceof ToolDescriptor tool) || tool.hints().readOnly();
    }

    /** An entry is only itself: what was removed and added again is another one. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The key, unique in the catalog. */
    public String key() {
        return key(feature(), name());
    }

    /** Whether that is its key; asked in every call, so none is made for it. */
    public boolean hasKey(String key) {
        String kind = KINDS.get(feature());
        return key.length() == kind.length() + 1 + name().length() && key.startsWith(kind)
                && key.charAt(kind.length()) == ':' && key.endsWith(name());
    }

    /** The key of the entry of that kind and name, as settings have it: {@code tool:customer_delete}. */
    public static String key(Feature feature, String name) {
        return KINDS.get(feature) + ":" + name;
    }
}
