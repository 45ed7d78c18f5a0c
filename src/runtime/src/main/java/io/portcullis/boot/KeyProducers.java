package io.portcullis.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.config.IdentityConfig;
import io.portcullis.key.ApiKeys;
import io.portcullis.key.ApiKeys.Shelves;
import io.portcullis.key.ConfiguredKeys;
import io.portcullis.key.KeyFile;
import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/** Makes the part that knows API keys. */
@Singleton
public class KeyProducers {

    @Produces
    @Singleton
    ApiKeys apiKeys(IdentityConfig identity, AuthenticationCheck authentication, TokenVerifiers tokens, Blueprint blueprint,
            Instance<ApiKeyStore> stores) {
        List<StoredApiKey> keys = configured(identity);
        Authentication as = Authentication.API_KEY;
        if (authentication.needsDevKeys()) {
            keys = DevKeyDesk.keys(blueprint, authentication.devUrl());
            as = Authentication.DEV_KEY;
        }
        List<ApiKeyStore> further = new ArrayList<>();
        identity.apiKeyFile().ifPresent(path -> further.add(keyFile(path)));
        stores.forEach(further::add);
        return new ApiKeys(new Shelves(as, new ConfiguredKeys(keys), further), tokens.hierarchy(), new BlockingSteps(),
                Clock.systemUTC());
    }

    private static List<StoredApiKey> configured(IdentityConfig identity) {
        List<StoredApiKey> keys = new ArrayList<>();
        identity.apiKeys().forEach((id, key) -> keys.add(new StoredApiKey(id, key.digest(),
                new Grant(key.client().orElse(id), key.tenant(), key.roles().orElse(Set.of()), key.scopes().orElse(Set.of())),
                key.expiresAt())));
        return keys;
    }

    private static KeyFile keyFile(Path path) {
        try {
            return KeyFile.at(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the start check has read it a moment ago
        }
    }
}
