package io.portcullis.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;

/** Keeps keys in memory, remembers who was asked for, and fails when it is told to. */
public final class FakeKeyStore implements ApiKeyStore {

    private final Map<String, StoredApiKey> keys = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Exception failure;

    public FakeKeyStore(StoredApiKey... all) {
        for (StoredApiKey key : all) {
            keys.put(key.id(), key);
        }
    }

    /** Gives this one out under another id, as a store that is broken might. */
    public FakeKeyStore mistaking(String id, StoredApiKey other) {
        keys.put(id, other);
        return this;
    }

    public FakeKeyStore failing(Exception with) {
        this.failure = with;
        return this;
    }

    public void revoke(String id) {
        keys.remove(id);
    }

    /** The ids it was asked for. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Optional<StoredApiKey> find(String id) throws Exception {
        asked.add(id);
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(keys.get(id));
    }
}
