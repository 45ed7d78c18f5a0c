package io.portcullis.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.portcullis.archive.Rotation;
import io.portcullis.archive.TrailFile;
import io.portcullis.audit.AuditTrail;
import io.portcullis.audit.Outlets;
import io.portcullis.config.AuditConfig;
import io.portcullis.config.ServerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Begins the trail before anything is served, and ends it when nothing is any more. */
@Singleton
class AuditStart {

    /** After the observers of the application, which may still do something. */
    private static final int LATE = 1_000_000;

    private final AuditTrail trail;
    private final AuditConfig config;
    private final AuditSinks sinks;
    private final ServerConfig server;

    AuditStart(AuditTrail trail, AuditConfig config, AuditSinks sinks, ServerConfig server) {
        this.trail = trail;
        this.config = config;
        this.sinks = sinks;
        this.server = server;
    }

    /** @throws ConfigurationException when the file cannot be written */
    void begin() {
        try {
            Optional<TrailFile> file = sinks.writesFile() ? Optional.of(file(config.file().path().orElseThrow()))
                    : Optional.empty();
            trail.begin(new Outlets(file, AuditProducers.chainKey(config), sinks.chosen(), server.server().name()));
        } catch (IOException e) {
            throw new ConfigurationException("Portcullis does not start:\n  - portcullis.audit.file.path cannot be used: "
                    + said(e));
        }
    }

    void end(@Observes @Priority(LATE) ShutdownEvent event) throws InterruptedException {
        trail.end(config.stopTimeout());
    }

    /** A start that fails later is followed by no event. */
    @PreDestroy
    void end() throws InterruptedException {
        trail.end(config.stopTimeout());
    }

    private TrailFile file(Path path) throws IOException {
        AuditConfig.File file = config.file();
        return TrailFile.open(path, new Rotation(file.maxSize().asLongValue(), file.daily(), file.maxFiles()),
                Clock.systemUTC());
    }

    /** The exceptions of a file system often say no more than the name of the file. */
    private static String said(IOException e) {
        return e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
