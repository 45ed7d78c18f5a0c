package io.portcullis.policy;

import java.util.Map;

/**
 * What one source says about all entries.
 *
 * @param destructiveOff whether nobody may use a tool that is not said to be harmless
 * @param entries by the name of an entry, or by its key with the kind before it, such as {@code tool:customer_delete}
 */
public record Layer(boolean destructiveOff, Map<String, EntryPolicy> entries) {

    /** Says nothing. */
    public static final Layer SILENT = new Layer(false, Map.of());

    public Layer {
        entries = Map.copyOf(entries);
    }

    /** Whether it says nothing. */
    public boolean isSilent() {
        return !destructiveOff && entries.isEmpty();
    }
}
