package io.portcullis.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;

import io.portcullis.audit.LogSink;
import io.portcullis.config.AuditConfig;
import io.portcullis.spi.AuditSink;
import io.smallrye.common.annotation.Identifier;

/** Which sinks there are, and which of them were chosen. */
@Singleton
class AuditSinks {

    static final String FILE = "file";
    static final String LOG = "log";

    private final AuditConfig config;
    private final Listening listening;
    private final Instance<AuditSink> beans;

    AuditSinks(AuditConfig config, Listening listening, @Any Instance<AuditSink> beans) {
        this.config = config;
        this.listening = listening;
        this.beans = beans;
    }

    /** The names that were chosen. */
    Set<String> names() {
        return config.sinks().orElse(Set.of(config.file().path().isPresent() ? FILE : LOG));
    }

    /** Whether there is a file. A command of the application leaves it to the server that runs. */
    boolean writesFile() {
        return names().contains(FILE) && listening.isServing();
    }

    /** The names there are. */
    Set<String> offered() {
        Set<String> offered = new TreeSet<>(Set.of(FILE, LOG));
        beans.handles().forEach(handle -> identifier(handle.getBean()).ifPresent(offered::add));
        return offered;
    }

    /** The sinks besides the file, by name: those that were chosen, and those that have no name to be chosen by. */
    Map<String, AuditSink> chosen() {
        Map<String, AuditSink> chosen = new LinkedHashMap<>();
        if (names().contains(LOG) || names().contains(FILE) && !writesFile()) {
            chosen.put(LOG, new LogSink());
        }
        for (Instance.Handle<AuditSink> handle : beans.handles()) {
            Optional<String> name = identifier(handle.getBean());
            if (name.isEmpty() || names().contains(name.get())) {
                chosen.put(name.orElse(handle.getBean().getBeanClass().getSimpleName()), handle.get());
            }
        }
        return chosen;
    }

    private static Optional<String> identifier(Bean<?> bean) {
        return bean.getQualifiers().stream().filter(Identifier.class::isInstance).map(Identifier.class::cast)
                .map(Identifier::value).findFirst();
    }
}
