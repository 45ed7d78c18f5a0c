package io.portcullis.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;

/** Keys that stay as they are until the next start. */
public final class ConfiguredKeys implements ApiKeyStore {

    private final Map<String, StoredApiKey> byId;

    public ConfiguredKeys(List<StoredApiKey> keys) {
        this.byId = keys.stream().collect(Collectors.toUnmodifiableMap(StoredApiKey::id, Function.identity()));
    }

    @Override
    public Optional<StoredApiKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
