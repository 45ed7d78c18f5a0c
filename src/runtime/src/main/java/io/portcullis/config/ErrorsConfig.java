package io.portcullis.config;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** What is told about failures. */
@ConfigMapping(prefix = "portcullis.errors")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ErrorsConfig {

    /**
     * Write the messages of exceptions to the log. Without them, the log has the types, the stack frames and the causes of a
     * failure, under the correlation id that the client is told. Messages may hold anything: a database quotes the row, a
     * client
     * of another service the address with the password. What {@code portcullis.redaction.patterns} finds is taken out of them.
     *
     * Default: true in dev and test mode, else false. In production, true is said in the log at every start.
     */
    Optional<Boolean> allowMessages();
}
