package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses a start that would not be safe. Everything that is missing is said at once, with what to type. */
@Singleton
public class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    private final List<Check> checks;

    StartCheck(@All List<Check> checks) {
        this.checks = checks;
    }

    void run() {
        List<String> problems = new ArrayList<>();
        checks.forEach(check -> check.run(problems));
        if (!problems.isEmpty()) {
            throw new ConfigurationException("Portcullis does not start:\n  - " + String.join("\n  - ", problems));
        }
        checks.forEach(check -> check.warn(LOG::warn));
    }
}
