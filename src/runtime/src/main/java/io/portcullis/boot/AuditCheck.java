package io.portcullis.boot;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.portcullis.audit.LogSink;
import io.portcullis.chain.Chain;
import io.portcullis.config.AuditConfig;
import io.portcullis.config.AuditConfig.Arguments;
import io.portcullis.config.AuditConfig.Durability;
import io.portcullis.config.AuditConfig.OnFull;
import io.portcullis.seal.MacRing;
import io.quarkus.runtime.LaunchMode;

/** Looks at what is recorded and where. No text repeats a key. */
@Singleton
class AuditCheck implements Check {

    /** Random keys have more different characters than this, all but never fewer. */
    private static final int FEWEST_CHARACTERS = 12;

    private final AuditConfig config;
    private final AuditSinks sinks;

    AuditCheck(AuditConfig config, AuditSinks sinks) {
        this.config = config;
        this.sinks = sinks;
    }

    @Override
    public void run(List<String> problems) {
        sinks(problems);
        keys(problems);
        numbers(problems);
        if (config.durability() == Durability.DURABLE && !sinks.names().contains(AuditSinks.FILE)) {
            problems.add("portcullis.audit.durability=durable needs the file: set portcullis.audit.file.path");
        }
        if (config.durability() == Durability.DURABLE && config.onFull() != OnFull.REFUSE) {
            problems.add(
                    "portcullis.audit.durability=durable and on-full=drop-and-count contradict each other: keep one of them");
        }
    }

    @Override
    public void warn(Consumer<String> log) {
        if (config.onFull() == OnFull.DROP_AND_COUNT) {
            log.accept(
                    "portcullis.audit.on-full=drop-and-count: what happens while there is no room for records is only counted");
        }
        if (sinks.names().contains(AuditSinks.LOG) && !Logger.getLogger(LogSink.CATEGORY).isInfoEnabled()) {
            log.accept("portcullis.audit.sinks has the log, and its category " + LogSink.CATEGORY
                    + " takes no INFO: no record is kept there. Set quarkus.log.category.\"" + LogSink.CATEGORY
                    + "\".level=INFO");
        }
        if (sinks.writesFile() && config.keys().isEmpty()) {
            log.accept("portcullis.audit.keys is not set: nothing shows whether records in the file were changed");
        }
    }

    private void sinks(List<String> problems) {
        TreeSet<String> unknown = new TreeSet<>(sinks.names());
        unknown.removeAll(sinks.offered());
        if (!unknown.isEmpty()) {
            problems.add("portcullis.audit.sinks names what is not there: " + String.join(", ", unknown) + "; there are "
                    + String.join(", ", sinks.offered()));
        }
        if (sinks.names().contains(AuditSinks.FILE) != config.file().path().isPresent()) {
            problems.add(
                    "portcullis.audit.sinks with file and portcullis.audit.file.path belong together: set both or neither");
        }
    }

    private void keys(List<String> problems) {
        List<String> keys = config.keys().orElse(List.of());
        if (config.arguments() == Arguments.DIGEST && keys.isEmpty()) {
            problems.add(
                    "portcullis.audit.arguments=digest needs portcullis.audit.keys: make a key with openssl rand -base64 32");
        }
        try {
            if (!keys.isEmpty()) {
                new MacRing(MacRing.configured(keys), Chain.PURPOSE);
            }
        } catch (IllegalArgumentException e) {
            problems.add("portcullis.audit.keys: " + e.getMessage() + "; write each as id:secret");
        }
        if (LaunchMode.current().isProduction()
                && keys.stream().anyMatch(key -> key.chars().distinct().count() < FEWEST_CHARACTERS)) {
            problems.add("portcullis.audit.keys has a secret that is not random: make one with openssl rand -base64 32");
        }
    }

    private void numbers(List<String> problems) {
        if (config.queue() < 1 || config.checkpointRecords() < 1 || config.file().maxFiles() < 0) {
            problems.add("portcullis.audit.queue and checkpoint-records are at least 1, and file.max-files is not negative");
        }
        if (config.writeTimeout().toMillis() < 1 || config.checkpointEvery().toMillis() < 1
                || config.stopTimeout().isNegative()) {
            problems.add(
                    "portcullis.audit.write-timeout and checkpoint-every are longer than zero, and stop-timeout is not negative");
        }
    }
}
