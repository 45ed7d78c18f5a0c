package io.portcullis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** A credential in the address of a request is in no span. */
class CleanUrlsTest {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder().addSpanProcessor(new CleanUrls("/mcp"))
            .addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();

    @ParameterizedTest
    @CsvSource({ "/mcp,access_token=s3cret", "/mcp,key=s3cret", "/MCP/,key=s3cret", "/mcp/sse,s3cret",
            "/other,access_token=s3cret", "/other,ACCESS_TOKEN=s3cret", "/other,a=1&%61ccess_token=s3cret" })
    void query_isTakenOut(String path, String query) {
        String span = span(path, query);
        assertThat(span).doesNotContain("s3cret").contains("REDACTED");
    }

    @Test
    void queryOfAnotherPath_stays() {
        assertThat(span("/other", "page=2")).contains("url.query=page=2", "/other?page=2");
    }

    private String span(String path, String query) {
        SpanBuilder builder = tracers.get("test").spanBuilder("POST").setSpanKind(SpanKind.SERVER);
        builder.setAttribute("url.path", path).setAttribute("url.query", query)
                .setAttribute("url.full", "https://host.example" + path + "?" + query)
                .setAttribute("http.target", path + "?" + query).startSpan().end();
        return exporter.getFinishedSpanItems().get(0).getAttributes().toString();
    }
}
