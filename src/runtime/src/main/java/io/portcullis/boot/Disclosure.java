package io.portcullis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.portcullis.config.ErrorsConfig;
import io.portcullis.config.RedactionConfig;
import io.portcullis.config.RedactionConfig.Pattern;
import io.portcullis.config.TrafficLogConfig;
import io.portcullis.redaction.Cause;
import io.portcullis.redaction.Redaction;
import io.portcullis.redaction.Typed;
import io.portcullis.spi.Redactor;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** What the log may tell. */
@Singleton
class Disclosure implements Check {

    private static final Logger LOG = Logger.getLogger(Disclosure.class);

    private final ErrorsConfig errors;
    private final TrafficLogConfig traffic;
    private final RedactionConfig config;

    Disclosure(ErrorsConfig errors, TrafficLogConfig traffic, RedactionConfig config) {
        this.errors = errors;
        this.traffic = traffic;
        this.config = config;
    }

    @Produces
    @Singleton
    Redaction redaction(@Any Instance<Redactor> beans) {
        List<Redactor> redactors = new ArrayList<>();
        config.patterns().orElse(Set.of()).stream().sorted().forEach(pattern -> redactors.add(typed(pattern)));
        beans.forEach(redactors::add);
        return new Redaction(redactors);
    }

    /** From now on, failures are told as the configuration says. */
    void begin(Redaction redaction) {
        if (allowsMessages()) {
            Cause.allowMessages(redaction);
        } else {
            Cause.leaveOutMessages();
            Infrastructure.setDroppedExceptionHandler( // what a method ends with that nobody waits for any more
                    dropped -> LOG.error("A failure came when nobody listened any more", Cause.of(dropped)));
        }
    }

    @Override
    public void run(List<String> problems) {
        // there is no wrong value
    }

    @Override
    public void warn(Consumer<String> log) {
        boolean production = LaunchMode.current().isProduction();
        if (production && allowsMessages()) {
            log.accept("portcullis.errors.allow-messages=true: messages of exceptions go to the log, whatever they quote");
        }
        if (production && traffic.enabled()) {
            log.accept("portcullis.traffic-log.enabled=true: messages of clients and answers to them go to the log");
        }
    }

    private boolean allowsMessages() {
        return errors.allowMessages().orElse(!LaunchMode.current().isProduction());
    }

    private static Typed typed(Pattern pattern) {
        return switch (pattern) {
            case BEARER_TOKENS -> Typed.BEARER_TOKENS;
            case JWT -> Typed.JWT;
            case API_KEYS -> Typed.API_KEYS;
            case PRIVATE_KEYS -> Typed.PRIVATE_KEYS;
            case URL_CREDENTIALS -> Typed.URL_CREDENTIALS;
            case CARD_NUMBERS -> Typed.CARD_NUMBERS;
        };
    }
}
