package io.portcullis.api;

import java.util.Map;

/**
 * Asks the client's model. A parameter of this type is injected and never part of the schema. Read {@link Questions} for what
 * asking does to a method.
 */
public interface Sampling extends Questions {

    /** Asks, under a key of its own. */
    default SamplingAnswer ask(String key, SamplingRequest request) {
        return ask(Map.of(key, request)).sampling(key);
    }
}
