package io.portcullis.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.portcullis.spi.AuditSink;

/**
 * Sends records to the logs of OpenTelemetry: the record is the body, and the few attributes are from closed lists. Whether a
 * collector took a record is not known here.
 */
public final class OpenTelemetrySink implements AuditSink {

    /** The name of the instrumentation scope. */
    public static final String SCOPE = "io.portcullis.audit";

    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("portcullis.audit.status");
    private static final String EVENT = "portcullis.audit.";

    private final OpenTelemetry telemetry;
    private final Logger logger;
    private final Duration timeout;

    /** @param timeout how long a batch may take to be handed over */
    public OpenTelemetrySink(OpenTelemetry telemetry, Duration timeout) {
        this.telemetry = telemetry;
        this.logger = telemetry.getLogsBridge().get(SCOPE);
        this.timeout = timeout;
    }

    @Override
    public void write(List<String> lines) throws IOException {
        for (String line : lines) {
            emit(Line.of(line));
        }
        if (telemetry instanceof OpenTelemetrySdk sdk) { // its queue drops what it has no room for
            boolean flushed = sdk.getSdkLoggerProvider().forceFlush().join(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .isSuccess();
            if (!flushed) {
                throw new IOException("records could not be handed over to OpenTelemetry in time");
            }
        }
    }

    private void emit(Line line) {
        logger.logRecordBuilder().setContext(Context.root()) // the thread of a sink belongs to no trace
                .setEventName(EVENT + line.event()).setTimestamp(line.time()).setSeverity(severity(line.severity()))
                .setAttribute(STATUS, line.status()).setBody(line.text()).emit();
    }

    /** From the numbers of OCSF. */
    private static Severity severity(int ocsf) {
        return switch (ocsf) {
            case 2, 3 -> Severity.WARN;
            case 4, 5 -> Severity.ERROR;
            case 6 -> Severity.FATAL;
            default -> Severity.INFO;
        };
    }
}
