package io.portcullis.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

import io.portcullis.event.Events;
import io.portcullis.health.Alive;
import io.portcullis.health.Ready;
import io.portcullis.health.Started;
import io.portcullis.limit.RateLimiter;
import io.portcullis.overload.Entrance;

/** Makes the checks of health. Only there where the application brings SmallRye Health. */
@Singleton
public class HealthProducers {

    @Produces
    @Singleton
    @Liveness
    Alive alive(DeadlineWatch watch) {
        return new Alive(watch);
    }

    @Produces
    @Singleton
    @Readiness
    Ready ready(Entrance entrance, Events events, RateLimiter limits) {
        return new Ready(entrance, events, limits);
    }

    @Produces
    @Singleton
    @Startup
    Started started(DeadlineWatch watch) {
        return new Started(watch);
    }
}
