package io.portcullis.config;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may come in. */
@ConfigMapping(prefix = "portcullis.identity")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface IdentityConfig {

    /**
     * API keys, by a name that shows up in the audit as the caller.
     */
    @ConfigDocMapKey("name")
    Map<String, ApiKey> apiKeys();

    /**
     * Serve callers without a credential. They see and call only what is {@code @PermitAll}.
     *
     * This loosens the server and is said in the log at every start.
     */
    @WithDefault("false")
    boolean allowAnonymous();

    /** One API key. */
    interface ApiKey {

        /**
         * The digest of the key: {@code sha256:} and 64 hexadecimal digits. The key itself is never configured.
         */
        String digest();

        /**
         * The roles of the caller.
         */
        Optional<Set<String>> roles();

        /**
         * The scopes of the caller.
         */
        Optional<Set<String>> scopes();

        /**
         * When the key ends, such as {@code 2027-01-31T00:00:00Z}. Default: never.
         */
        Optional<Instant> expiresAt();
    }
}
