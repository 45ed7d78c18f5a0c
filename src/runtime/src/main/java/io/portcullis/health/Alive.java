package io.portcullis.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether a restart would help: the watch that stops overdue calls has stood still. Nothing outside of this process
 * makes it fail, for then a restart would make everything worse.
 */
@Liveness
public final class Alive implements HealthCheck {

    private final Pulse watch;

    public Alive(Pulse watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("portcullis-deadlines").status(!watch.hasBegun() || watch.beats()).build();
    }
}
