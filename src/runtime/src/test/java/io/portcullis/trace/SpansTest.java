package io.portcullis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.portcullis.api.Feature;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.Door;
import io.portcullis.event.Given;
import io.portcullis.event.MessageBegins;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.Spoken;
import io.portcullis.fake.Callers;

class SpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder().setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build()).build();
    private final Spans spans = new Spans(telemetry);

    @Test
    void call_isASpanOfTheConventions() {
        SpanData span = call("find", true, Outcome.OK, null);
        assertThat(span.getName()).isEqualTo("tools/call find");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().get(Attributes.METHOD)).isEqualTo("tools/call");
        assertThat(span.getAttributes().get(Attributes.TOOL)).isEqualTo("find");
        assertThat(span.getAttributes().get(Attributes.OPERATION)).isEqualTo("execute_tool");
        assertThat(span.getAttributes().get(Attributes.VERSION)).isEqualTo("2026-07-28");
        assertThat(span.getAttributes().get(Attributes.CORRELATION)).isEqualTo("00ff");
        assertThat(span.getAttributes().get(Attributes.ERROR)).isNull();
    }

    @Test
    void nameThatIsNotKnown_isNowhereInTheSpan() {
        SpanData span = call("made-up", false, Outcome.REFUSED, "unknown_tool");
        assertThat(span.getName()).isEqualTo("tools/call");
        assertThat(span.toString()).doesNotContain("made-up");
    }

    @Test
    void methodThatIsNotKnown_isNowhereInTheSpan() {
        Spoken spoken = new Spoken("made/up", false, "2026-07-28", "", "");
        spans.on(new MessageBegins(origin(Door.MCP, spoken)));
        spans.on(new MessageEnded(origin(Door.MCP, spoken), Callers.key("alice"), Outcome.REFUSED,
                Optional.of("unknown_method"), 1));
        assertThat(only().getName()).isEqualTo("mcp message");
        assertThat(only().getAttributes().get(Attributes.METHOD)).isEqualTo("_OTHER");
        assertThat(only().toString()).doesNotContain("made/up");
    }

    @Test
    void failure_isOneWord() {
        SpanData span = call("find", true, Outcome.TOOL_FAILURE, null);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(span.getAttributes().get(Attributes.ERROR)).isEqualTo("tool_error");
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void traceOfTheMessage_isTheParent_andTheRequestALink() {
        Span request = telemetry.getTracer("test").spanBuilder("POST").startSpan();
        try (Scope current = request.makeCurrent()) {
            begin(PARENT);
        }
        end("find", true, Outcome.OK, null);
        assertThat(only().getTraceId()).isEqualTo(TRACE);
        assertThat(only().getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(only().getLinks()).extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(request.getSpanContext().getSpanId());
    }

    @Test
    void withoutATraceOfItsOwn_theRequestIsTheParent() {
        Span request = telemetry.getTracer("test").spanBuilder("POST").startSpan();
        try (Scope current = request.makeCurrent()) {
            begin("");
        }
        end("find", true, Outcome.OK, null);
        assertThat(only().getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(only().getLinks()).isEmpty();
    }

    @Test
    void method_runsWithinTheSpan() throws Exception {
        begin(PARENT);
        String inside = spans.within("00ff", () -> Span.current().getSpanContext().getSpanId());
        end("find", true, Outcome.OK, null);
        assertThat(inside).isEqualTo(only().getSpanId());
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void stepOfAMessageWithoutSpan_runsAllTheSame() throws Exception {
        assertThat(spans.within("unknown", () -> "ran")).isEqualTo("ran");
    }

    @Test
    void task_runsWithinTheTraceOfTheMessageThatBeganIt() throws Exception {
        begin(PARENT);
        end("find", true, Outcome.ACCEPTED, null);
        assertThat(only().getName()).isEqualTo("tools/call find");
        String inside = spans.within("00ff", () -> Span.current().getSpanContext().getTraceId());
        spans.on(ended(Door.TASK, new EntryName(Feature.TOOL, "find", true), Outcome.OK, null));
        assertThat(inside).isEqualTo(TRACE);
        assertThat(spans.open()).isZero();
        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void whatHasEnded_isForgotten() {
        call("find", true, Outcome.OK, null);
        assertThat(spans.open()).isZero();
    }

    private SpanData call(String name, boolean known, Outcome outcome, String reason) {
        begin("");
        end(name, known, outcome, reason);
        return only();
    }

    private void begin(String parent) {
        spans.on(new MessageBegins(origin(Door.MCP, new Spoken("tools/call", false, "", parent, ""))));
    }

    private void end(String name, boolean known, Outcome outcome, String reason) {
        spans.on(ended(Door.MCP, new EntryName(Feature.TOOL, name, known), outcome, reason));
    }

    private static CallEnded ended(Door door, EntryName entry, Outcome outcome, String reason) {
        return new CallEnded(origin(door, new Spoken("tools/call", true, "2026-07-28", "", "")), Callers.key("alice"), entry,
                Given.NOTHING, outcome, Optional.ofNullable(reason), 1);
    }

    private static Origin origin(Door door, Spoken spoken) {
        return new Origin(door, "192.0.2.1", "1", "00ff", spoken);
    }

    private SpanData only() {
        List<SpanData> finished = exporter.getFinishedSpanItems();
        assertThat(finished).hasSize(1);
        return finished.get(0);
    }
}
