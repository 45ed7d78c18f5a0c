package io.portcullis.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The tool lock: a file in the repository of the application that holds the build to what was reviewed. */
@ConfigMapping(prefix = "portcullis.lock")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface LockConfig {

    /**
     * Where the file is, from the directory of the application's pom.
     */
    @WithDefault("src/main/mcp-tools.lock")
    String file();

    /**
     * Writes the file anew instead of comparing it. For the command line, after a review:
     * {@code ./mvnw package -DskipTests -Dportcullis.lock.update}.
     */
    @WithDefault("false")
    boolean update();

    /**
     * Whether an application without the file fails the build. Otherwise it is warned of.
     */
    @WithDefault("false")
    boolean required();
}
