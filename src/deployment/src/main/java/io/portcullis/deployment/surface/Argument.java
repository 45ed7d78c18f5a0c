package io.portcullis.deployment.surface;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An argument, or a part of one.
 *
 * @param path where it is, such as {@code details.name} or {@code tags[]}
 * @param type its JSON type, or {@code any}
 * @param required whether it must be given
 * @param description what it says about itself, or empty
 * @param constraints keywords of JSON Schema and their values
 */
public record Argument(String path, String type, boolean required, String description, Map<String, String> constraints) {

    public Argument {
        constraints = Collections.unmodifiableMap(new TreeMap<>(constraints));
    }

    /** Whether it is marked as sensitive. */
    public boolean isSensitive() {
        return has(Keywords.SENSITIVE);
    }

    /** Whether there is such a constraint. */
    public boolean has(String keyword) {
        return constraints.containsKey(keyword);
    }
}
