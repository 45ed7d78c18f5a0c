package io.portcullis.boot;

import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.enterprise.inject.spi.BeanManager;

import org.eclipse.microprofile.config.Config;

import io.quarkus.security.spi.runtime.SecurityEventHelper;

/**
 * Whether what this server knows of a caller is all that there is to it. Not where the application has told Quarkus more: that
 * all mechanisms have to agree, that a certain one decides on some paths, or that it wants to hear of each success. There, the
 * request takes the way through all of Quarkus' authentication, however well its caller is remembered.
 */
final class OwnAuthentication {

    /** As files spell it, or the environment. */
    private static final Pattern MECHANISM = Pattern.compile(
            "quarkus[._]http[._]auth[._]permission[._].+[._]auth[-._]mechanism", Pattern.CASE_INSENSITIVE);

    private final Config config;
    private final BeanManager beans;

    OwnAuthentication(Config config, BeanManager beans) {
        this.config = config;
        this.beans = beans;
    }

    boolean isEnough() {
        boolean inclusive = config.getOptionalValue("quarkus.http.auth.inclusive", Boolean.class).orElse(false);
        return !inclusive && !choosesMechanisms()
                && !SecurityEventHelper.isEventObserved(SecurityEventHelper.AUTHENTICATION_SUCCESS, beans, true);
    }

    private boolean choosesMechanisms() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .anyMatch(name -> MECHANISM.matcher(name).matches());
    }
}
