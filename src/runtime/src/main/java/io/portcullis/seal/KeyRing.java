package io.portcullis.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of this server, newest first: the first seals, all of them open. To change keys, put the new one in front, and take
 * the old one away when everything it sealed has expired. With several nodes, first add the new key at the end everywhere.
 */
public final class KeyRing {

    private final SealKey first;
    private final Map<String, SealKey> byId;

    /**
     * A ring of these keys.
     *
     * @throws IllegalArgumentException without a key, or when two have the same id
     */
    public KeyRing(List<SealKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs at least one seal key");
        }
        this.first = keys.get(0);
        this.byId = byId(keys);
    }

    SealKey first() {
        return first;
    }

    Optional<SealKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Map<String, SealKey> byId(List<SealKey> keys) {
        Map<String, SealKey> byId = new HashMap<>();
        for (SealKey key : keys) {
            if (byId.putIfAbsent(key.id(), key) != null) {
                throw new IllegalArgumentException("two seal keys have the id " + key.id());
            }
        }
        return Map.copyOf(byId);
    }
}
