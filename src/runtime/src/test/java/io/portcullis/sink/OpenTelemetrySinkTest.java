package io.portcullis.sink;

import static io.portcullis.sink.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;

class OpenTelemetrySinkTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final InMemoryLogRecordExporter exported = InMemoryLogRecordExporter.create();

    @Test
    void record_isTheBody_andItsAttributesAreFew() throws IOException {
        sink().write(List.of(line("t", 7)));
        LogRecordData record = exported.getFinishedLogRecordItems().get(0);
        assertThat(record.getBodyValue().asString()).isEqualTo(line("t", 7));
        assertThat(record.getEventName()).isEqualTo("portcullis.audit.call_ended");
        assertThat(record.getTimestampEpochNanos()).isEqualTo(1_764_352_800_123_000_000L);
        assertThat(record.getInstrumentationScopeInfo().getName()).isEqualTo("io.portcullis.audit");
        assertThat(record.getAttributes().asMap()).hasSize(1).containsValue("ok");
    }

    @ParameterizedTest
    @CsvSource({ "0,INFO", "1,INFO", "2,WARN", "3,WARN", "4,ERROR", "5,ERROR", "6,FATAL", "99,INFO" })
    void severity_isThatOfTheRecord(int ocsf, Severity severity) throws IOException {
        sink().write(List.of(line("t", 1, ocsf)));
        assertThat(exported.getFinishedLogRecordItems().get(0).getSeverity()).isEqualTo(severity);
    }

    @Test
    void moreRecordsThanTheQueueHolds_areAllHandedOver() throws IOException {
        BatchLogRecordProcessor processor = processor();
        OpenTelemetrySink sink = new OpenTelemetrySink(sdk(processor), TIMEOUT);
        for (int batch = 0; batch < 20; batch++) {
            long first = batch * 500L;
            sink.write(LongStream.range(first, first + 500).mapToObj(number -> line("t", number)).toList());
        }
        for (int i = 0; i < 100 && exported.getFinishedLogRecordItems().size() < 10_000; i++) {
            processor.forceFlush().join(5, TimeUnit.SECONDS); // the last one may have been told of the flush before it
        }
        assertThat(exported.getFinishedLogRecordItems()).hasSize(10_000);
    }

    @Test
    void traceOfTheThread_isNotThatOfTheRecord() throws IOException {
        Span span = Span
                .wrap(SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.getSampled(),
                        TraceState.getDefault()));
        try (Scope scope = Context.root().with(span).makeCurrent()) {
            sink().write(List.of(line("t", 1)));
        }
        assertThat(exported.getFinishedLogRecordItems().get(0).getSpanContext().isValid()).isFalse();
    }

    @Test
    void whatIsNotHandedOver_isAFailure() {
        OpenTelemetrySink sink = new OpenTelemetrySink(sdk(new Stuck()), Duration.ofMillis(50));
        assertThatIOException().isThrownBy(() -> sink.write(List.of(line("t", 1))));
    }

    @Test
    void whatHasNoPlaceInATrail_isNotTaken() {
        assertThatIOException().isThrownBy(() -> sink().write(List.of("{}")));
    }

    private OpenTelemetrySink sink() {
        return new OpenTelemetrySink(sdk(processor()), TIMEOUT);
    }

    /** As it is by default, and never in a hurry. */
    private BatchLogRecordProcessor processor() {
        return BatchLogRecordProcessor.builder(exported).setScheduleDelay(Duration.ofHours(1)).build();
    }

    private static OpenTelemetry sdk(LogRecordProcessor processor) {
        return OpenTelemetrySdk.builder()
                .setLoggerProvider(SdkLoggerProvider.builder().addLogRecordProcessor(processor).build()).build();
    }

    /** Never hands anything over. */
    private static final class Stuck implements LogRecordProcessor {

        @Override
        public void onEmit(Context context, ReadWriteLogRecord record) {
            // kept for ever
        }

        @Override
        public CompletableResultCode forceFlush() {
            return new CompletableResultCode();
        }
    }
}
