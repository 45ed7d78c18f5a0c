package io.portcullis.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What those who run the server can do over Quarkus' management interface ({@code quarkus.management.enabled=true}). Without
 * that interface there is none of it.
 */
@ConfigMapping(prefix = "portcullis.management")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ManagementConfig {

    /**
     * The role of callers who may read the posture report, what holds for each entry, and explanations.
     */
    @WithDefault("portcullis-viewer")
    String viewerRole();

    /**
     * The role of callers who may switch entries off and on again, and read all of that.
     */
    @WithDefault("portcullis-operator")
    String operatorRole();

    /**
     * Whether the management interface takes credentials without TLS from other machines.
     */
    @WithDefault("false")
    boolean allowPlainHttp();
}
