package io.portcullis.trace;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.portcullis.api.Feature;
import io.portcullis.engine.Tracing;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.ErrorType;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageBegins;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.Spoken;

/**
 * A span for each message, from when it was read until its end is told. It says how a message failed by one word of a
 * closed list; messages of exceptions and stack traces are not in it.
 */
public final class Spans implements Listener, Tracing {

    private static final String SCOPE = "io.portcullis";

    /** A message whose method is not known is called by no name of the client's. */
    private static final String UNKNOWN = "mcp message";

    private final Tracer tracer;
    private final Map<String, Span> open = new ConcurrentHashMap<>();

    public Spans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
    }

    @Override
    public void on(MessageBegins event) {
        Origin origin = event.origin();
        SpanBuilder span = tracer.spanBuilder(UNKNOWN).setSpanKind(SpanKind.SERVER);
        Parents.set(span, origin.spoken());
        open.put(origin.correlationId(), span.startSpan());
    }

    @Override
    public void on(MessageEnded event) {
        Span span = open.remove(event.origin().correlationId());
        if (span != null) {
            end(span, event.origin(), Optional.empty(), ErrorType.of(event.outcome(), event.reason()));
        }
    }

    /** The message of a task ends when the task begins; its method runs on within the same trace. */
    @Override
    public void on(CallEnded event) {
        String id = event.origin().correlationId();
        Span span = event.outcome() == Outcome.ACCEPTED ? open.get(id) : open.remove(id);
        if (span != null && event.origin().door() == Door.MCP) {
            end(span, event.origin(), Optional.of(event.entry()), ErrorType.of(event.outcome(), event.reason()));
        }
    }

    private static void end(Span span, Origin origin, Optional<EntryName> entry, String error) {
        Spoken spoken = origin.spoken();
        String method = spoken.known() ? spoken.method() : ErrorType.OTHER;
        Optional<EntryName> target = entry.filter(EntryName::known).filter(
                name -> name.feature() == Feature.TOOL || name.feature() == Feature.PROMPT);
        span.updateName((spoken.known() ? method : UNKNOWN) + target.map(name -> " " + name.text()).orElse(""));
        span.setAttribute(Attributes.METHOD, method).setAttribute(Attributes.CORRELATION, origin.correlationId())
                .setAttribute(Attributes.PROTOCOL, "http").setAttribute(Attributes.TRANSPORT, "tcp");
        if (!spoken.revision().isEmpty()) {
            span.setAttribute(Attributes.VERSION, spoken.revision());
        }
        target.ifPresent(name -> name(span, name));
        if (!error.isEmpty()) {
            span.setAttribute(Attributes.ERROR, error).setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static void name(Span span, EntryName target) {
        if (target.feature() == Feature.TOOL) {
            span.setAttribute(Attributes.TOOL, target.text()).setAttribute(Attributes.OPERATION, "execute_tool");
        } else {
            span.setAttribute(Attributes.PROMPT, target.text());
        }
    }

    @Override
    public <T> T within(String correlationId, Callable<T> step) throws Exception {
        Span span = open.get(correlationId);
        if (span == null) {
            return step.call();
        }
        try (Scope current = current(span)) {
            return step.call();
        }
    }

    /** A trace that cannot be made the current one is no reason for a call to fail. */
    private static Scope current(Span span) {
        try {
            return span.makeCurrent();
        } catch (RuntimeException e) {
            return Scope.noop();
        }
    }

    /** How many messages have a span that has not ended, and tasks one to run in. */
    int open() {
        return open.size();
    }

    @Override
    public void on(RequestEnded event) {
        // has the span of its HTTP request
    }

    @Override
    public void on(CredentialRefused event) {
        // has the span of its HTTP request
    }

    @Override
    public void on(ResultFlagged event) {
        // its call ends, too
    }

    @Override
    public void on(PolicyChanged event) {
        // belongs to no message
    }

    @Override
    public void on(LimitStoreChanged event) {
        // belongs to no message
    }

    @Override
    public void on(Administered event) {
        // belongs to no message
    }
}
