package io.portcullis.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether the start is over: its checks have passed, and the guard stands before the MCP path. */
@Startup
public final class Started implements HealthCheck {

    private final Pulse watch;

    /** @param watch begins with the last step of the start */
    public Started(Pulse watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("portcullis-start").status(watch.hasBegun()).build();
    }
}
