package io.portcullis.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.portcullis.identity.McpPath;
import io.portcullis.trace.CleanUrls;
import io.portcullis.trace.Spans;

/** Makes the parts that trace. Only there where the application brings OpenTelemetry. */
@Singleton
public class TraceProducers {

    @Produces
    @Singleton
    Spans spans(Instance<OpenTelemetry> telemetry) {
        return new Spans(telemetry.isResolvable() ? telemetry.get() : OpenTelemetry.noop());
    }

    @Produces
    @Singleton
    SpanProcessor cleanUrls(McpPath path) {
        return new CleanUrls(path.path());
    }
}
