package io.portcullis.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys to authenticate with for one purpose, newest first: the first makes, all of them prove. */
public final class MacRing {

    private final MacKey first;
    private final Map<String, MacKey> byId = new HashMap<>();

    /**
     * A ring of these keys.
     *
     * @throws IllegalArgumentException without a key, or when two have the same id
     */
    public MacRing(List<SealKey> keys, String purpose) {
        List<MacKey> made = new ArrayList<>();
        for (SealKey key : keys) {
            MacKey mac = new MacKey(key, purpose);
            if (byId.putIfAbsent(mac.id(), mac) != null) {
                throw new IllegalArgumentException("two keys have the id " + mac.id());
            }
            made.add(mac);
        }
        if (made.isEmpty()) {
            throw new IllegalArgumentException("a ring needs at least one key");
        }
        this.first = made.get(0);
    }

    /**
     * Keys as they are configured.
     *
     * @param written each {@code id:secret}, newest first
     * @throws IllegalArgumentException when one is of another form, or two have the same id; the message repeats no secret
     */
    public static List<SealKey> configured(List<String> written) {
        List<SealKey> keys = new ArrayList<>();
        for (String key : written) {
            int colon = key.indexOf(':');
            keys.add(SealKey.configured(colon < 0 ? "" : key.substring(0, colon), key.substring(colon + 1)));
        }
        return keys;
    }

    /** The key to make with. */
    public MacKey first() {
        return first;
    }

    /** The key of this name. */
    public Optional<MacKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
