package io.portcullis.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.portcullis.spi.NewApiKey;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/**
 * Keys for dev mode: a random one for each role of the catalog and one with all roles. They exist in memory only.
 *
 * @param byName the keys in plain, by name; names are the roles, and {@code all}
 */
public record DevKeys(Map<String, String> byName) {

    private static final String ALL = "all";

    /** The keys for these roles; those of {@code kept} that still have a role stay what they are. */
    public static DevKeys of(Set<String> roles, Map<String, String> kept) {
        Map<String, String> keys = new TreeMap<>();
        for (String name : names(roles)) {
            keys.put(name, kept.containsKey(name) ? kept.get(name) : NewApiKey.random().text());
        }
        return new DevKeys(keys);
    }

    /** The keys as the server checks them. Each has every scope. */
    public List<StoredApiKey> keys(Set<String> roles, Set<String> scopes) {
        List<StoredApiKey> keys = new ArrayList<>();
        byName.forEach((name, text) -> {
            ApiKey key = ApiKey.of(text).orElseThrow();
            Grant grant = new Grant("dev-" + name, Optional.empty(), name.equals(ALL) ? roles : Set.of(name), scopes);
            keys.add(new StoredApiKey(key.id(), key.digest(), grant, Optional.empty()));
        });
        return keys;
    }

    private static Set<String> names(Set<String> roles) {
        Set<String> names = new TreeSet<>(roles);
        names.add(ALL);
        return names;
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "keys for " + byName.keySet();
    }
}
