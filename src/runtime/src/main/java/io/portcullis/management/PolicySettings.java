package io.portcullis.management;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.RateLimited.Refill;
import io.portcullis.config.PolicyConfig;
import io.portcullis.config.PolicyConfig.Limit;
import io.portcullis.limit.Rate;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;

/** From settings to what a source says. */
public final class PolicySettings {

    private static final String PREFIX = "portcullis.policy.entries.";

    private PolicySettings() {
    }

    /**
     * What the settings say.
     *
     * @throws IllegalArgumentException when a limit cannot work; the message names its setting
     */
    public static Layer layer(PolicyConfig config) {
        Map<String, EntryPolicy> entries = new HashMap<>();
        config.entries().forEach((name, entry) -> entries.put(name,
                new EntryPolicy(entry.enabled(), entry.roles().orElse(Set.of()), entry.scopes().orElse(Set.of()),
                        rate(name, entry.limit()), entry.allowLoosening())));
        return new Layer(config.disableDestructive(), entries);
    }

    private static Optional<Rate> rate(String name, Limit limit) {
        if (limit.permits().isEmpty() && limit.per().isEmpty() && limit.burst().isEmpty()) {
            return Optional.empty();
        }
        String key = PREFIX + "\"" + name + "\".limit";
        if (limit.permits().isEmpty() || limit.per().isEmpty()) {
            throw new IllegalArgumentException(key + " needs .permits and .per");
        }
        try {
            return Optional.of(new Rate(limit.permits().get(), limit.per().get(), limit.burst().orElse(limit.permits().get()),
                    Refill.GREEDY));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }
}
