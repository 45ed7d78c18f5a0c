package io.portcullis.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.portcullis.event.Events;
import io.portcullis.limit.RateLimiter;
import io.portcullis.overload.Entrance;
import io.portcullis.redaction.Cause;

/**
 * Whether another node would serve a request better: this one is about to end, or its audit cannot keep what happens and
 * every call is refused.
 * <p>
 * A shared store for limits that is away is told and no reason: it is away for every node, calls go on or are refused by
 * configuration, and a cluster that takes itself out of service does its attacker's work. The same holds for an identity
 * provider; other credentials go on working without it.
 */
@Readiness
public final class Ready implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Ready.class);

    private final Entrance entrance;
    private final Events events;
    private final RateLimiter limits;

    public Ready(Entrance entrance, Events events, RateLimiter limits) {
        this.entrance = entrance;
        this.events = events;
        this.limits = limits;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("portcullis");
        try {
            boolean ending = entrance.isClosed();
            boolean room = events.hasRoom();
            return answer.status(!ending && room).withData("serving", ending ? "ending" : "yes")
                    .withData("audit", room ? "has room" : "has no room").withData("limits", limits()).build();
        } catch (RuntimeException e) { // Quarkus would answer with what it says
            LOG.error("It could not be found out whether this node is ready", Cause.of(e));
            return answer.down().build();
        }
    }

    private String limits() {
        if (!limits.isShared()) {
            return "of this node";
        }
        return limits.isReachable() ? "shared" : "shared, store away";
    }
}
