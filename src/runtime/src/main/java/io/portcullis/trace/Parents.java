package io.portcullis.trace;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.portcullis.event.Spoken;

/** Where the span of a message hangs. */
final class Parents {

    private static final TextMapGetter<Spoken> FROM_MESSAGE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Spoken spoken) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public String get(Spoken spoken, String key) {
            return switch (key) {
                case "traceparent" -> spoken.traceParent();
                case "tracestate" -> spoken.traceState();
                default -> null;
            };
        }
    };

    private Parents() {
    }

    /**
     * Sets the parent: what the message itself says, with a link to the request it came with; else that request. Messages and
     * requests are independent, one request may carry several.
     */
    static void set(SpanBuilder span, Spoken spoken) {
        Context ambient = Context.current();
        SpanContext said = Span
                .fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), spoken, FROM_MESSAGE))
                .getSpanContext();
        if (!said.isValid()) {
            span.setParent(ambient);
            return;
        }
        span.setParent(ambient.with(Span.wrap(said)));
        SpanContext request = Span.fromContext(ambient).getSpanContext();
        if (request.isValid()) {
            span.addLink(request);
        }
    }
}
