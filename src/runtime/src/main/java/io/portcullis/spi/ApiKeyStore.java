package io.portcullis.spi;

import java.util.Optional;

/**
 * Knows API keys by their ids. Whoever keeps keys elsewhere than in the configuration - in a database, say - provides a bean of
 * this type; the configured keys are asked first.
 * <p>
 * Called on a thread that may block, by many threads at once, for every credential with the form of a key, unless its caller
 * was verified moments ago. A store that throws or does not answer in time refuses the key with HTTP status 503.
 */
public interface ApiKeyStore {

    /**
     * The key with this id, expired or not; empty when there is none or it was revoked.
     *
     * @param id of the form of an id: lower-case letters, digits and hyphens, at most 64
     */
    Optional<StoredApiKey> find(String id) throws Exception;
}
