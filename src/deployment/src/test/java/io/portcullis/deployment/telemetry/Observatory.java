package io.portcullis.deployment.telemetry;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Tracer;
import io.portcullis.api.Tool;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Tools that make spans of their own, each on another kind of thread. */
@PermitAll
public class Observatory {

    /** What no span may ever hold. */
    static final String SECRET = "jdbc:s3cret";

    @Inject
    Tracer tracer;

    @Tool
    String blocking() {
        return look();
    }

    @Tool
    @NonBlocking
    String loop() {
        return look();
    }

    @Tool
    Uni<String> later() {
        return Uni.createFrom().item("sky").onItem().delayIt().by(Duration.ofMillis(50)).map(seen -> look());
    }

    @Tool
    String broken() {
        look();
        throw new IllegalStateException(SECRET);
    }

    private String look() {
        tracer.spanBuilder("look").startSpan().end();
        return "stars";
    }
}
