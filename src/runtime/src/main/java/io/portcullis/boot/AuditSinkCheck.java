package io.portcullis.boot;

import java.util.List;

import jakarta.inject.Singleton;

import io.portcullis.config.AuditDatabaseConfig;
import io.portcullis.sink.DatabaseSink.Table;

/** Looks at where audit records go besides the file. */
@Singleton
class AuditSinkCheck implements Check {

    private final AuditDatabaseConfig database;

    AuditSinkCheck(AuditDatabaseConfig database) {
        this.database = database;
    }

    @Override
    public void run(List<String> problems) {
        try {
            new Table(database.table(), database.createTable());
        } catch (IllegalArgumentException e) {
            problems.add("portcullis.audit.database.table: " + e.getMessage());
        }
        if (database.timeout().toSeconds() < 1) {
            problems.add("portcullis.audit.database.timeout must be at least a second");
        }
    }
}
