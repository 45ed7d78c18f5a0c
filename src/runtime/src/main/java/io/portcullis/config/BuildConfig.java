package io.portcullis.config;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What the build decides. */
@ConfigMapping(prefix = "portcullis")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface BuildConfig {

    /**
     * The path of the MCP endpoint, absolute and without a trailing slash.
     */
    @WithDefault("/mcp")
    String path();

    /**
     * Access rules.
     */
    Access access();

    /** Access rules. */
    interface Access {

        /**
         * The access rule of an entry that nobody wrote a rule for: {@code deny-all} lets nobody use it, {@code authenticated}
         * every caller with a valid credential. Without this setting, such an entry fails the build.
         */
        @WithName("default")
        Optional<DefaultRule> defaultRule();
    }

    /** What an entry without a rule may be given. */
    enum DefaultRule {
        /** Nobody may use it. */
        DENY_ALL,
        /** Every authenticated caller may use it. */
        AUTHENTICATED
    }
}
