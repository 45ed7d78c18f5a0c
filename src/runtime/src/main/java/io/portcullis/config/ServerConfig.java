package io.portcullis.config;

import java.net.URI;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who this server is. */
@ConfigMapping(prefix = "portcullis")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ServerConfig {

    /**
     * The URL clients use for this server, as they type it, such as {@code https://tools.example.org/mcp}.
     *
     * It fixes the audience of tokens, the allowed {@code Host} and the default {@code Origin}. Needed in production as soon as
     * a token verifier is
     * on or the server listens beyond loopback. Never taken from a request.
     */
    Optional<URI> resourceUrl();

    /**
     * How the server introduces itself.
     */
    Server server();

    /** How the server introduces itself. */
    interface Server {

        /**
         * The name told to clients.
         */
        @WithDefault("${quarkus.application.name:portcullis}")
        String name();

        /**
         * The version told to clients.
         */
        @WithDefault("${quarkus.application.version:unknown}")
        String version();

        /**
         * A name for people.
         */
        Optional<String> title();

        /**
         * Whether every result says which server it is from, to clients of revisions that know that.
         */
        @WithDefault("true")
        boolean inResults();

        /**
         * How to use this server, for the model.
         */
        Optional<String> instructions();
    }
}
