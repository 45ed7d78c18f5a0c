package io.portcullis.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keys for dev mode: a random one for each role of the catalog and one with all roles. They exist in memory only.
 *
 * @param byName the keys in plain, by name; names are the roles, and {@code all}
 */
public record DevKeys(Map<String, String> byName) {

    private static final int KEY_BYTES = 32;
    private static final String ALL = "all";

    /** The keys for these roles; those of {@code kept} that still have a role stay what they are. */
    public static DevKeys of(Set<String> roles, Map<String, String> kept) {
        Map<String, String> keys = new TreeMap<>();
        for (String name : names(roles)) {
            keys.put(name, kept.getOrDefault(name, random()));
        }
        return new DevKeys(keys);
    }

    /** The keys as the server checks them. */
    public List<ApiKey> keys(Set<String> roles) {
        List<ApiKey> keys = new ArrayList<>();
        byName.forEach((name, key) -> keys
                .add(ApiKey.dev("dev-" + name, ApiKeys.digest(key), name.equals(ALL) ? roles : Set.of(name))));
        return keys;
    }

    private static Set<String> names(Set<String> roles) {
        Set<String> names = new TreeSet<>(roles);
        names.add(ALL);
        return names;
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Presented.KEY_PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return byName.keySet().toString();
    }
}
