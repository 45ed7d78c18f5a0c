package io.portcullis.config;

import java.nio.file.Path;
import java.time.Duration;
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
     * API keys, by the id that is part of the key: {@code pck_<id>_<secret>}. An id has lower-case letters, digits and hyphens.
     */
    @ConfigDocMapKey("id")
    Map<String, ApiKey> apiKeys();

    /**
     * A file with further API keys: lines like {@code <id>.digest=sha256:...}, with the same members as the settings of a key.
     *
     * It is read again when it changes, so that keys come and go without a restart; a change takes effect when callers are not
     * remembered any more ({@code portcullis.identity.cache.ttl}). A changed file that cannot be read is reported, and the last
     * good one stays in force.
     */
    Optional<Path> apiKeyFile();

    /**
     * Serve callers without a credential. They see and call only what is {@code @PermitAll}.
     *
     * This loosens the server and is said in the log at every start.
     */
    @WithDefault("false")
    boolean allowAnonymous();

    /**
     * Take a client certificate for a credential, where no other one is presented. Needs a server built with
     * {@code quarkus.http.ssl.client-auth=request} and a trust store of its own.
     */
    @WithDefault("false")
    boolean clientCertificates();

    /**
     * How many credentials from one address may fail in a minute, before no further one is looked at and 503 is answered. An
     * IPv6 network of 64 bits counts as one address. Callers who were verified lately are served all the same.
     */
    @WithDefault("60")
    int maxFailuresPerMinute();

    /**
     * Callers who were verified lately.
     */
    Cache cache();

    /** Callers who were verified lately. */
    interface Cache {

        /**
         * How long a verified caller is remembered, and with that the longest time a revoked key or token, a right taken away,
         * or a signing key that was withdrawn goes unnoticed. Each for a while that is left to chance, from three quarters
         * of it on, so that not all are verified again at once. Never longer than the credential holds; 0 to verify every
         * request.
         */
        @WithDefault("30s")
        Duration ttl();

        /**
         * How many verified callers are remembered.
         */
        @WithDefault("20000")
        long maxSize();
    }

    /** One API key. */
    interface ApiKey {

        /**
         * The digest of the key: {@code sha256:} and 64 hexadecimal digits. The key itself is never configured.
         */
        String digest();

        /**
         * Whom the key stands for, as it shows up in the audit. Several keys of one client are one caller, so that a key can be
         * replaced without a gap. Default: the id of the key.
         */
        Optional<String> client();

        /**
         * The tenant of the caller.
         */
        Optional<String> tenant();

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
