package io.portcullis.testing.caller;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.NewApiKey;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;

/**
 * The API keys of callers that a test makes up. They are verified like all others, and live in the memory of the test.
 * <p>
 * Whoever can reach this bean can be anybody. So it works under test only: in any other launch mode the application does not
 * start, no key is handed out, and none is found.
 */
@Singleton
@Unremovable
public class TestCallers implements ApiKeyStore {

    private final Map<Grant, NewApiKey> byGrant = new ConcurrentHashMap<>();
    private final Map<String, StoredApiKey> byId = new ConcurrentHashMap<>();
    private final LaunchMode mode;

    @Inject
    TestCallers() {
        this(LaunchMode.current());
    }

    TestCallers(LaunchMode mode) {
        this.mode = mode;
    }

    void refuseToStart(@Observes StartupEvent start) {
        requireTest();
    }

    /** A key that stands for this caller; the same one each time. */
    public String keyFor(Grant grant) {
        requireTest();
        return byGrant.computeIfAbsent(grant, this::made).text();
    }

    @Override
    public Optional<StoredApiKey> find(String id) {
        requireTest();
        return Optional.ofNullable(byId.get(id));
    }

    private NewApiKey made(Grant grant) {
        NewApiKey key = NewApiKey.random();
        byId.put(key.id(), key.stored(grant, Optional.empty()));
        return key;
    }

    private void requireTest() {
        if (mode != LaunchMode.TEST) {
            throw new IllegalStateException("portcullis-testing can make up callers: give this dependency the scope test");
        }
    }
}
