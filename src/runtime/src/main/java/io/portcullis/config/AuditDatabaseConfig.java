package io.portcullis.config;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The audit records in a database of the application; used where {@code portcullis.audit.sinks} names {@code database}. */
@ConfigMapping(prefix = "portcullis.audit.database")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AuditDatabaseConfig {

    /**
     * The name of the datasource of Quarkus. Default: the one without a name.
     */
    Optional<String> datasource();

    /**
     * The table, with the name of its schema and a dot before it or not. Letters, digits and {@code _} only.
     */
    @WithDefault("portcullis_audit")
    String table();

    /**
     * Whether the table is created when it is not there. Off, since the account of a server should not be allowed to.
     */
    @WithDefault("false")
    boolean createTable();

    /**
     * How long a batch of records may take; at least a second. One that takes longer is given up and comes again.
     */
    @WithDefault("10s")
    Duration timeout();
}
