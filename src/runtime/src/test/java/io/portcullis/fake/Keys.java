package io.portcullis.fake;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/** API keys for tests. */
public final class Keys {

    private static final String SECRET = "0123456789abcdef".repeat(4);

    private Keys() {
    }

    /** The key with this id. */
    public static String text(String id) {
        return "pck_" + id + "_" + SECRET;
    }

    /** What is stored of the key with this id: it never ends, and its client has the name of the key. */
    public static StoredApiKey stored(String id, String... roles) {
        return stored(id, new Grant(id, Optional.empty(), Set.of(roles), Set.of()));
    }

    public static StoredApiKey stored(String id, Grant grant) {
        return new StoredApiKey(id, StoredApiKey.digestOf(text(id)), grant, Optional.empty());
    }

    public static StoredApiKey until(String end, StoredApiKey key) {
        return new StoredApiKey(key.id(), key.digest(), key.grant(), Optional.of(Instant.parse(end)));
    }
}
