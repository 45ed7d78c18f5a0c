package io.portcullis.protocol;

import java.util.Set;

import io.portcullis.api.Feature;

/**
 * What a server can do for a client (D-13): exactly what works.
 *
 * @param features the kinds of entry it has
 * @param events whether changes are told
 * @param log whether log messages are sent
 * @param tasks whether calls may run as tasks
 */
public record Offer(Set<Feature> features, boolean events, boolean log, boolean tasks) {

    public Offer {
        features = Set.copyOf(features);
    }

    boolean hasResources() {
        return features.contains(Feature.RESOURCE) || features.contains(Feature.RESOURCE_TEMPLATE);
    }
}
