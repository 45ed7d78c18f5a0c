package io.portcullis.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What is made of bearer tokens, and what clients are told about them. The issuers themselves are configured where Quarkus has
 * them: {@code quarkus.oidc.*}, one tenant for each, and {@code mp.jwt.verify.*}.
 */
@ConfigMapping(prefix = "portcullis.identity.tokens")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TokensConfig {

    /**
     * The OIDC tenant that is asked about opaque tokens, which say nothing about themselves (RFC 7662): the name of a tenant,
     * or
     * {@code default} for the one without a name. Without this setting, opaque tokens are refused.
     */
    Optional<String> introspectedBy();

    /**
     * How old the keys of an OpenID Connect provider may be. A key that was withdrawn there is trusted for that long here, and
     * as long again as callers are remembered ({@code portcullis.identity.cache.ttl}).
     */
    @WithDefault("1m")
    Duration maxKeyAge();

    /**
     * How long a provider may take to answer, before the request is answered with 503.
     */
    @WithDefault("5s")
    Duration timeout();

    /**
     * Where clients get tokens, as the resource metadata tells them (RFC 9728). Default: the issuers of all configured tokens.
     */
    Optional<List<String>> authorizationServers();

    /**
     * The scopes clients are told to ask for at first, in the resource metadata and in challenges. Default: those that entries
     * which only read need: resources, prompts, and tools with {@code readOnly}.
     */
    Optional<Set<String>> baselineScopes();

    /**
     * How claims become rights.
     */
    Claims claims();

    /** How claims become rights. A path is a name, or names with slashes between them, such as {@code realm_access/roles}. */
    interface Claims {

        /**
         * Paths to the roles. Default: {@code groups}, and what Quarkus knows of the provider.
         */
        Optional<List<String>> roles();

        /**
         * Paths to the scopes.
         */
        @WithDefault("scope,scp")
        List<String> scopes();

        /**
         * Paths to the groups that {@code group-scopes} is about.
         */
        @WithDefault("groups")
        List<String> groups();

        /**
         * Paths to the tenant, of which the first that leads somewhere counts. Default: callers have no tenant.
         */
        Optional<List<String>> tenant();

        /**
         * Paths to the OAuth client, of which the first that leads somewhere counts.
         */
        @WithDefault("azp,client_id")
        List<String> client();

        /**
         * The scopes that the members of a group have besides those of their tokens. For client certificates, whose roles are
         * their groups, the only scopes there are.
         */
        @ConfigDocMapKey("group")
        Map<String, Set<String>> groupScopes();

        /**
         * The scopes that a broader scope includes. Counts for API keys, too.
         */
        @ConfigDocMapKey("scope")
        Map<String, Set<String>> impliedScopes();
    }
}
