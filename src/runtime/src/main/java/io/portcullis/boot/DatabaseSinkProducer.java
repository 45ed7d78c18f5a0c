package io.portcullis.boot;

import javax.sql.DataSource;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Singleton;

import io.portcullis.config.AuditDatabaseConfig;
import io.portcullis.sink.DatabaseSink;
import io.portcullis.sink.DatabaseSink.Table;
import io.portcullis.spi.AuditSink;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;

/** Makes the sink into a database, where the application has datasources. */
@Singleton
public class DatabaseSinkProducer {

    @Produces
    @Singleton
    @Identifier("database")
    AuditSink database(@Any Instance<DataSource> sources, AuditDatabaseConfig config) {
        return new DatabaseSink(source(sources, config), new Table(config.table(), config.createTable()), config.timeout());
    }

    private static DataSource source(Instance<DataSource> sources, AuditDatabaseConfig config) {
        Instance<DataSource> named = config.datasource().map(name -> sources.select(NamedLiteral.of(name)))
                .orElseGet(() -> sources.select(Default.Literal.INSTANCE));
        if (!named.isResolvable()) {
            throw new ConfigurationException("portcullis.audit.sinks has database, but there is no datasource "
                    + config.datasource().orElse("without a name") + ": see portcullis.audit.database.datasource");
        }
        return named.get();
    }
}
