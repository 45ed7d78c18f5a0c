package io.portcullis.boot;

import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.portcullis.sink.OpenTelemetrySink;
import io.portcullis.spi.AuditSink;
import io.smallrye.common.annotation.Identifier;

/** Makes the sink into the logs of OpenTelemetry, where the application sends logs there. */
@Singleton
public class OpenTelemetrySinkProducer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Produces
    @Singleton
    @Identifier("otel")
    AuditSink otel(OpenTelemetry telemetry) {
        return new OpenTelemetrySink(telemetry, TIMEOUT);
    }
}
