package io.portcullis.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All entries, in the order of their names. Immutable. Only the gate looks here, always for a caller. */
public final class Catalog {

    private final List<Entry> entries;
    private final Map<String, Entry> byName;
    private final boolean onlyPublic;

    /** @param entries sorted by name, each at the index it carries */
    public Catalog(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.byName = new HashMap<>(entries.size() * 2);
        for (Entry entry : entries) {
            if (entry.index() != byName.size() || byName.put(entry.name(), entry) != null) {
                throw new IllegalArgumentException("misplaced or repeated entry " + entry.name());
            }
        }
        this.onlyPublic = entries.stream().allMatch(entry -> entry.access().kind() == AccessRule.Kind.PUBLIC);
    }

    /** Every entry, sorted by name. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entry of that name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether every entry is public, so that having an account changes nothing. */
    public boolean isOnlyPublic() {
        return onlyPublic;
    }
}
